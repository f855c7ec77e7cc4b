"""Folders of papers for the archive's tests, and the command run over them as a person runs it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-c", "from hiwar.site.command import main; main()", "read"]
PAPER = (
    "بلاغ\n"
    "عقدت النقابة الوطنية لحراس المنارات اجتماعا يوم السبت {day} أكتوبر 2023 بمدينة أصيلة.\n"
    "وطالبت النقابة الوزارة بصرف منحة الليل وتجديد {day} زورقا.\n"
)


def paper(number):
    """Some are longer, so that two workers do not finish in the order they began."""
    return PAPER.format(day=number % 28 + 1) * (1 + number % 5 * 3)


def a_folder(place, count=40):
    """Papers in three folders, and one of everything that cannot be read."""
    for number in range(count):
        folder = place / f"{number % 3}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"ورقة-{number:04d}.txt").write_text(paper(number), encoding="utf-8")
    return place


def with_hostile_files(place):
    """Adds nine entries, of which eight cannot be read and one is HTML."""
    odd = place / "odd"
    odd.mkdir(parents=True)
    (odd / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (odd / "empty.txt").write_bytes(b"")
    (odd / "noise.bin").write_bytes(bytes(range(256)) * 40)
    (odd / "page.html").write_text(f"<!doctype html><p>{paper(3)}</p>", encoding="utf-8")
    (odd / "loop").symlink_to(place, target_is_directory=True)
    (odd / "secret.txt").symlink_to("/etc/hostname")
    (odd / "nowhere").symlink_to(odd / "absent")
    os.mkfifo(odd / "pipe")
    with (odd / "huge.txt").open("wb") as file:
        file.truncate(10 * 2**30)
    return place


def _heeds_interrupts():
    """A shell starts what runs in the background deaf to them, and children inherit it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(folder, out, *options):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [*COMMAND, str(folder), "--jsonl", str(out), *map(str, options)],
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        preexec_fn=_heeds_interrupts,  # noqa: PLW1509 - one thread stands here
    )


def run(folder, out, *options):
    """Runs to its end; exit status and what was said."""
    process = started(folder, out, *options)
    said = process.communicate(timeout=300)[1]
    return process.returncode, said


def read_through(folder, out: Path, *options):
    """The bytes a run leaves behind."""
    status, said = run(folder, out, *options)
    assert status == 0, said
    return out.read_bytes()


def lines_in(path):
    return path.read_bytes().count(b"\n") if path.exists() else 0
