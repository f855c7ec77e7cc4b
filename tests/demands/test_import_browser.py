"""The page of an import while it is read, as a browser shows it."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from tests.browser import violations
from tests.demands.worlds import an_import
from tests.intake import samples

from hiwar.demands import domain
from hiwar.documents.models import Processing
from hiwar.kernel.clock import now

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
SHOTS = os.environ.get("HIWAR_SHOTS")


@pytest.fixture
def imports(secretary, dossier, settings, tmp_path, monkeypatch):
    """One under way, one cut off, one locked, one without rows."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("hiwar.demands.domain.opening._begin", [])  # no worker comes
    monkeypatch.setattr("hiwar.documents.domain.processing._begin", [])

    def begun(name, **held):
        deed = {"actor": secretary, "at": now(), "dossier": dossier}
        batch = domain.import_file(**deed, data=name.encode(), name=name)
        Processing.objects.filter(document=batch.document).update(state="text", **held)
        return batch

    return {
        "moving": begun("ملف 2021.pdf", beat_at=now() + timedelta(hours=1), done=12, total=40),
        "cut": begun("ملف 2020.docx", beat_at=now() - timedelta(hours=1)),
        "locked": an_import(secretary, dossier, samples.encrypted_pdf(), "ملف 2019.pdf"),
        "refused": an_import(secretary, dossier, ("- أ\n" * 5001).encode(), "لائحة.txt"),
    }


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_imports_under_way_break_no_accessibility_rule(
    chromium, served, signed_in, imports, language
):
    cookies = {"sessionid": signed_in.cookies["sessionid"].value, "django_language": language}
    for width, scheme in ((1440, "light"), (390, "dark")):
        size = {"width": width, "height": 844}
        context = chromium.new_context(viewport=size, color_scheme=scheme)
        context.add_cookies(
            [{"name": key, "value": each, "url": served} for key, each in cookies.items()]
        )
        tab = context.new_page()
        paths = {"list": "", **{name: f"{batch.pk}/" for name, batch in imports.items()}}
        for name, path in paths.items():
            tab.goto(f"{served}{signed_in.base}dossier/import/{path}")
            assert violations(tab) == [], name
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            if SHOTS:
                tab.screenshot(path=Path(SHOTS) / f"import-{name}-{language}-{width}.png")
        context.close()
