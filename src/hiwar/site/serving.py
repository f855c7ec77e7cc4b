"""Preparing an installation to serve, and watching its two processes: pages, and background work."""

import hashlib
import ipaddress
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from hiwar.journal.domain import export_heads
from hiwar.kernel.clock import today
from hiwar.site import demonstration
from hiwar.site.keeping.searching import expect_all, fill_indexes

log = logging.getLogger(__name__)
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
A_DAY = 24 * 3600


def prepare(*, host: str, port: int, demonstration: bool) -> str:
    """Migrate, collect static files where they changed, load the demonstration; the greeting to print.

    Raises RuntimeError with a sentence where the installation must not serve.
    """
    Path(settings.HIWAR_HOME).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    _collect_static()
    if expect_all():
        fill_indexes.enqueue()
    address = f"http://{host}:{port}"
    if settings.HIWAR_ENVIRONMENT == "production":
        _refuse_demonstration_accounts()
        return address
    if demonstration and is_loopback(host):
        return f"{address}\n{_demonstration_greeting()}"
    return address


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _collect_static() -> None:
    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    wanted = _static_fingerprint()
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    call_command(
        "collectstatic", verbosity=0, interactive=False, clear=Path(settings.STATIC_ROOT).exists()
    )
    stamp.write_text(wanted, encoding="ascii")


def _static_fingerprint() -> str:
    """Changes with the name, size or time of any static file."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _refuse_demonstration_accounts() -> None:
    if demonstration.has_accounts():
        message = "في قاعدة البيانات حسابات تجريبية. لا يُفتح خادم عمومي معها: استعمل قاعدة جديدة."
        raise RuntimeError(message)


def _demonstration_greeting() -> str:
    if not demonstration.is_wanted():
        return ""
    demonstration.load(reset=False)
    username, password = demonstration.new_password()
    return f"الدخول التجريبي: {username}  كلمة السر: {password}"


@dataclass
class Watched:
    """A process that is started again when it ends, after a wait that doubles."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    wait: float = FIRST_WAIT
    started: float = 0.0
    due: float = 0.0

    def keep(self) -> None:
        now = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            if now - self.started > LONGEST_WAIT:
                self.wait = FIRST_WAIT
            return
        if self.process is not None:
            log.warning("%s ended with %s; starting it again", self.name, self.process.returncode)
            self.process, self.due = None, now + self.wait
            self.wait = min(self.wait * 2, LONGEST_WAIT)
        if now >= self.due:
            self.process = subprocess.Popen(self.command, env=os.environ.copy())  # noqa: S603 - our own commands
            self.started = now

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


@dataclass
class _Stop:
    asked: bool = field(default=False)

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked = True


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=0.2):
            return True
    except OSError:
        return False


def watch(*, host: str, port: int, threads: int, ready: Callable[[], None]) -> None:
    """Until asked to stop; `ready` is called once pages answer; the journal's heads are exported daily."""
    stop = _Stop()
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    kept = [
        Watched("pages", [
            sys.executable, "-m", "gunicorn", "hiwar.site.wsgi", f"--bind={host}:{port}",
            "--workers=1", f"--threads={threads}", "--no-control-socket", "--log-level=warning",
        ]),
        Watched("background", [sys.executable, "-m", "django", "db_worker", "--interval=0.3", "--verbosity=0"]),
    ]  # fmt: skip
    exported = float("-inf")
    announced = False
    while not stop.asked:
        for each in kept:
            each.keep()
        if not announced and _answers(host, port):
            announced = True
            ready()
        if time.monotonic() - exported > A_DAY:
            export_heads(Path(settings.JOURNAL_HEADS), on=today())
            exported = time.monotonic()
        time.sleep(0.2)
    for each in kept:
        each.stop()
    for each in kept:
        if each.process is not None:
            each.process.wait(timeout=30)
