"""Photograph the demonstration for the docs: `make screens` writes docs/screens/<page>-<width>-<scheme>.png."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from shutil import which
from socket import socket
from urllib.error import URLError

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ROOT / "docs" / "screens"
HIWAR = str(Path(sys.executable).with_name("hiwar"))
SIZES = {1440: 900, 390: 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def main() -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hiwar-screens-") as home, socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        os.environ |= {"HIWAR_HOME": home, "DJANGO_SETTINGS_MODULE": "hiwar.site.settings.local"}
        server = subprocess.Popen([HIWAR, "serve", f"--port={port}"], stdout=subprocess.DEVNULL)
        try:
            _wait(f"http://127.0.0.1:{port}/accounts/login/")
            _photograph(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def _wait(url: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.5)
        else:
            return
    sys.exit("the server did not start")


def _pages() -> dict[str, str]:
    """Page -> path inside the demonstration."""
    import django

    from hiwar.site import sqlite  # noqa: F401 - before Django takes its own sqlite3

    django.setup()
    from hiwar.demands.models import Demand
    from hiwar.kernel.scope import unscoped
    from hiwar.review.models import Reading
    from hiwar.workspaces.models import Workspace

    with unscoped("the photographer chooses its pages"):
        base = f"/w/{Workspace.objects.get().slug}/"
        demand = Demand.objects.get(number=14)
        reading = Reading.objects.filter(state="open").order_by("made_at").last()
    return {
        "desk": base, "dossier": f"{base}dossier/", "demand": f"{base}dossier/{demand.pk}/",
        "review": f"{base}readings/{reading.pk}/", "commitments": f"{base}dialogue/commitments/",
    }  # fmt: skip


def _photograph(address: str) -> None:
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    pages = _pages()
    from hiwar.site.demonstration import new_password

    username, password = new_password()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=FLAGS)
        page = browser.new_page()
        page.goto(f"{address}/accounts/login/")
        page.screenshot(path=str(SCREENS / "signin-1440-light.png"))
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", password)
        page.click("button.btn--p")
        page.wait_for_url("**/w/**")
        state = page.context.storage_state()
        for width, height in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    storage_state=state,
                )
                tab = context.new_page()
                for name, path in pages.items():
                    tab.goto(address + path)
                    tab.wait_for_timeout(500)
                    tab.screenshot(path=str(SCREENS / f"{name}-{width}-{scheme}.png"))
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
