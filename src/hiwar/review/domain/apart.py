"""The reader in a process of its own, so that no text can take the worker's time or memory."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from hiwar.documents.models import Document

_PULSE: Final = 0.5
_PROGRAM: Final = (sys.executable, "-s", "-P", "-m", "hiwar.reading")


class ReadingFell(Exception):  # noqa: N818 - told to people as a state of the document
    """The reader ended without a reading: out of time, of memory, or by a fault of its own."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one reading may take: seconds of the processor (twice that on the clock), bytes."""

    seconds: int = 120
    memory: int = 1024 * 1024 * 1024


def read_apart(
    document: Document, *, watch: Callable[[], None], allowance: Allowance | None = None
) -> dict[str, Any]:
    """The reading in the contract's shape. `watch` is called twice a second; what it raises ends it.

    Raises ReadingFell.
    """
    allowed = allowance or Allowance()
    question = {
        "text": document.text, "name": document.file_name, "media_type": document.media_type,
        "sha256": document.sha256, "pages": pages_of(document),
    }  # fmt: skip
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as told:
        asked.write(json.dumps(question).encode())
        asked.seek(0)
        with _reader(asked, told, allowed) as process:
            while True:
                watch()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_PULSE)
                    break
        told.seek(0)
        if process.returncode:
            raise ReadingFell
        try:
            answer: dict[str, Any] = json.load(told)
        except ValueError as error:
            raise ReadingFell from error
    return answer


def pages_of(document: Document) -> list[dict[str, Any]] | None:
    """Where each page's text stands and, on scans, each word's box: what makes a fact doubtful."""
    names = ("number", "start", "end", "width", "height", "words")
    return list(document.pages.values(*names)) or None


@contextmanager
def _reader(asked: Any, told: Any, allowed: Allowance) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen(  # noqa: S603
        [*_PROGRAM, str(allowed.seconds), str(allowed.memory)],
        stdin=asked, stdout=told, stderr=subprocess.DEVNULL, cwd="/", start_new_session=True,
        env={
            "PYTHONPATH": os.pathsep.join(os.path.abspath(entry) for entry in sys.path),  # noqa: PTH100
            "LANG": "C.UTF-8",
        },
    )  # fmt: skip
    try:
        yield process
    finally:
        # Until the leader is reaped its number cannot have gone to somebody else.
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
