"""The parent's side of the fence: a process per file, a deadline, a cap on what it may answer.

The file goes in as an unnamed temporary file on the worker's standard input, so nothing is left to
remove. The answer comes as frames (4 bytes big-endian length, JSON); the last whole frame holds,
which lets the PDF worker hand over a first reading before it risks a second. Frames that only tell
how far it has come are told on to who watches, who may call the reading off.
The environment is emptied: a worker that is taken over finds no secret in it.
"""

import base64
import contextlib
import json
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import IO, Any, Final

from hiwar.intake.fence_limits import EXIT_MEMORY
from hiwar.intake.messages import CODES, KINDS, NOTICES, REFUSALS
from hiwar.intake.names import clean_name
from hiwar.intake.outcome import Enclosed, Limits, Mark, PageText, Watch
from hiwar.intake.refusal import IntakeError

_CHUNK: Final = 65_536
_MAX_STDERR: Final = 4_096
# JSON escapes a character to at most 12 bytes (a surrogate pair); the rest is for pages and title.
_BYTES_A_CHARACTER: Final = 12
_MARGIN: Final = 1_048_576
# What a reader of packages or messages may find that the first bytes do not tell apart.
_KINDS: Final = {"xlsx", "odt", "mhtml", "pictures"}
_PULSE: Final = 0.5
_PROGRESS: Final = b'{"progress"'
_PROGRESS_FRAME: Final = re.compile(rb'\{"progress": \[(\d{1,6}), (\d{1,6})\]\}')


@dataclass(frozen=True, slots=True)
class Findings:
    """What a format's reader found, before media type and hash are added."""

    text: str
    pages: tuple[PageText, ...] | None
    title: str | None
    notices: tuple[tuple[str, tuple[str, ...]], ...]
    outline: tuple[Mark, ...] = ()
    kind: str | None = None
    enclosed: tuple[Enclosed, ...] = ()
    pictures: tuple[int, ...] = ()  # numbers of the pages that are pictures, not read yet


@dataclass(slots=True)
class _Answer:
    out: bytearray
    err: bytearray
    status: int = 0
    timed_out: bool = False
    flooded: bool = False
    read_to: int = 0
    progress: tuple[int, int] = (0, 0)


def open_fenced(data: bytes, kind: str, limits: Limits, watch: Watch | None = None) -> Findings:
    """Has a worker of its own read `data`; answers or refuses within `limits.wall_seconds`."""
    return _findings(ask(data, ("hiwar.intake.worker", kind), limits, watch), limits)


def ask(data: bytes, worker: Sequence[str], limits: Limits, watch: Watch | None) -> bytes:
    """The last whole frame of what a worker (its module, its arguments) says of `data`."""
    answer = _run(data, worker, limits, watch)
    if answer.flooded:
        raise IntakeError("too_large", variant="text")
    frames = [frame for frame in _whole_frames(answer.out) if not frame.startswith(_PROGRESS)]
    if not frames:
        raise _reason(answer)
    return frames[-1]


def _run(data: bytes, worker: Sequence[str], limits: Limits, watch: Watch | None) -> _Answer:
    with tempfile.TemporaryFile() as upload:
        upload.write(data)
        upload.seek(0)
        process = _spawn(upload, worker, limits)
    answer = _Answer(bytearray(), bytearray())
    with process:
        try:
            _listen(process, answer, limits, watch)
        finally:
            _end(process)
    return answer


def _spawn(upload: IO[bytes], worker: Sequence[str], limits: Limits) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-s", "-P", "-m", *worker, json.dumps(asdict(limits))],
        stdin=upload,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd="/",
        env={
            "PYTHONPATH": os.pathsep.join(os.path.abspath(entry) for entry in sys.path),  # noqa: PTH100
            "LANG": "C.UTF-8",
            "MALLOC_ARENA_MAX": "2",
            "OPENBLAS_NUM_THREADS": "1",
        },
        start_new_session=True,
    )


def _listen(
    process: "subprocess.Popen[bytes]", answer: _Answer, limits: Limits, watch: Watch | None
) -> None:
    cap = limits.max_characters * _BYTES_A_CHARACTER + _MARGIN
    deadline = time.monotonic() + limits.wall_seconds
    with selectors.DefaultSelector() as selector:
        for pipe, heard in (
            (process.stdout, (answer.out, cap)),
            (process.stderr, (answer.err, _MAX_STDERR)),
        ):
            if pipe is not None:
                selector.register(pipe, selectors.EVENT_READ, heard)
        while selector.get_map():
            left = deadline - time.monotonic()
            if left <= 0:
                answer.timed_out = True
                return
            for key, _ in selector.select(min(left, _PULSE) if watch else left):
                _hear(selector, key)
            if watch:
                watch(*_progress(answer))
            if len(answer.out) >= cap:
                answer.flooded = True
                return
    _await_end(process, answer, deadline)


def _progress(answer: _Answer) -> tuple[int, int]:
    """The last that was told of how far the worker has come; only frames not looked at before."""
    while (at := answer.read_to) + 4 <= len(answer.out):
        end = at + 4 + int.from_bytes(answer.out[at : at + 4], "big")
        if end > len(answer.out):
            break
        frame = bytes(answer.out[at + 4 : min(end, at + 100)])
        found = _PROGRESS_FRAME.match(frame)
        if found:
            answer.progress = (int(found[1]), int(found[2]))
        answer.read_to = end
    return answer.progress


def _await_end(process: "subprocess.Popen[bytes]", answer: _Answer, deadline: float) -> None:
    """Notes how the worker ended, without reaping it: its group must still be ours to kill."""
    while True:
        ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)
        if ended:
            answer.status = ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status
            return
        if time.monotonic() > deadline:
            answer.timed_out = True
            return
        time.sleep(0.002)


def _hear(selector: selectors.BaseSelector, key: selectors.SelectorKey) -> None:
    chunk = os.read(key.fd, _CHUNK)
    if not chunk:
        selector.unregister(key.fileobj)
    else:
        heard, cap = key.data
        heard.extend(chunk[: cap - len(heard)])


def _end(process: "subprocess.Popen[bytes]") -> None:
    # Until the leader is reaped its number cannot have gone to somebody else.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _whole_frames(out: bytearray) -> list[bytes]:
    frames = []
    at = 0
    while at + 4 <= len(out):
        size = int.from_bytes(out[at : at + 4], "big")
        if at + 4 + size > len(out):
            break
        frames.append(bytes(out[at + 4 : at + 4 + size]))
        at += 4 + size
    return frames


def _reason(answer: _Answer) -> IntakeError:
    if answer.timed_out or answer.status in {-signal.SIGXCPU, -signal.SIGALRM}:
        return IntakeError("too_slow")
    # Rust says so before it aborts; PDFium traps or aborts without a word, unlike the C library on
    # finding its heap damaged; the kernel kills.
    starved = answer.status in {EXIT_MEMORY, -signal.SIGTRAP, -signal.SIGILL, -signal.SIGKILL}
    mute = answer.status == -signal.SIGABRT and not answer.err
    if starved or mute or b"memory allocation of" in answer.err:
        return IntakeError("too_much_memory")
    return IntakeError("broken")


def _findings(frame: bytes, limits: Limits) -> Findings:
    """The frame as values; a worker taken over by a file may send anything: all is checked."""
    try:
        told = json.loads(frame)
        if "refused" in told:
            raise refusal_in(told)
        findings = Findings(
            text=_text(told["text"]),
            pages=_pages(told["pages"], len(told["text"])),
            title=None if told["title"] is None else _text(told["title"]),
            notices=tuple(
                (_notice_code(code), tuple(map(str, values))) for code, values in told["notices"]
            ),
            outline=_outline(told.get("outline", ()), len(told["text"])),
            kind=told["kind"] if told.get("kind") in _KINDS else None,
            enclosed=_enclosed(told.get("enclosed", ()), limits),
            pictures=_pictures(told.get("pictures", ()), len(told["pages"] or ())),
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise IntakeError("broken") from error
    if len(findings.text) > limits.max_characters:
        raise IntakeError("too_large", variant="text")
    return findings


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # refuses lone surrogates, which no database would take
    return value


def _notice_code(code: str) -> str:
    if code not in NOTICES:
        raise ValueError(code)
    return code


def _pages(rows: Any, length: int) -> tuple[PageText, ...] | None:
    if rows is None:
        return None
    pages = tuple(PageText(int(n), int(a), int(b), float(w), float(h)) for n, a, b, w, h in rows)
    if any(not 0 <= page.start <= page.end <= length for page in pages):
        raise ValueError
    return pages


def _outline(rows: Any, length: int) -> tuple[Mark, ...]:
    marks = tuple(Mark(str(k)[:10], int(n), int(a), int(b)) for k, n, a, b in rows)
    if any(not 0 <= mark.start < mark.end <= length for mark in marks):
        raise ValueError
    return marks


def _enclosed(rows: Any, limits: Limits) -> tuple[Enclosed, ...]:
    found = tuple(
        Enclosed(clean_name(_text(name)), base64.b64decode(data, validate=True))
        for name, data in rows
    )
    if len(found) > limits.max_enclosed or any(len(each.data) > limits.max_bytes for each in found):
        raise ValueError
    return found


def _pictures(numbers: Any, pages: int) -> tuple[int, ...]:
    found = tuple(map(int, numbers))
    if any(not 1 <= number <= pages for number in found):
        raise ValueError
    return found


def refusal_in(told: dict[str, Any]) -> IntakeError:
    code, variant = str(told["refused"]), told.get("variant")
    known = code in CODES and (
        variant is None
        or (variant in KINDS if code == "wrong_kind" else f"{code}.{variant}" in REFUSALS)
    )
    if not known:
        raise ValueError(code)
    return IntakeError(code, variant=variant, value=str(told.get("value", ""))[:20])
