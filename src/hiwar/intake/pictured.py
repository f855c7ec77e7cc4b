"""Pages that are pictures, read one by one behind a fence each, and put in their place in the text."""

import base64
import json
import math
import time
from dataclasses import dataclass, replace
from typing import Any, Final

from hiwar.intake.fence import Findings, ask, refusal_in
from hiwar.intake.outcome import Limits, PageText, Watch, Word
from hiwar.intake.page_numbers import ranges
from hiwar.intake.pictures.tesseract import PACKAGES, can_read
from hiwar.intake.refusal import IntakeError

_BETWEEN_PAGES: Final = "\n\n"
_WEBP: Final = b"WEBP"
_LARGEST_IMAGE: Final = 4 * 2**20
_LARGEST_SIDE: Final = 10_000
_MOST_WORDS: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as its worker saw it; offsets of `words` count from the start of its own text."""

    text: str
    words: tuple[Word, ...]
    width: float
    height: float
    image: bytes


def with_pictures(
    data: bytes, kind: str, findings: Findings, limits: Limits, watch: Watch | None
) -> Findings:
    """`findings` with its pictures read. Raises IntakeError where nothing at all is legible."""
    if not can_read():
        return _unread(findings)
    if len(findings.pictures) > limits.max_pictures and not findings.text:
        raise IntakeError("too_many_pages", variant="pictures", value=str(limits.max_pictures))
    read = _read_all(data, kind, findings.pictures[: limits.max_pictures], limits, watch)
    whole = _put_in_place(findings, read)
    if not whole.text.strip():
        raise IntakeError("no_text", variant="picture")
    return whole


def _unread(findings: Findings) -> Findings:
    """Without Tesseract: what has a text is read all the same, and the rest says what it wants."""
    if not findings.text:
        raise IntakeError("no_text", variant="scan", value=PACKAGES)
    pages = (*ranges(findings.pictures),)
    notices = (*findings.notices, ("pages_without_text", pages), ("reader_missing", (PACKAGES,)))
    return replace(findings, notices=notices)


def _read_all(
    data: bytes, kind: str, numbers: tuple[int, ...], limits: Limits, watch: Watch | None
) -> dict[int, _Read]:
    """A page that fails or takes too long is left out; where all fail, the first says why."""
    deadline = time.monotonic() + limits.pictures_seconds
    found: dict[int, _Read] = {}
    faults: list[IntakeError] = []
    for done, number in enumerate(numbers):
        if time.monotonic() > deadline:
            break
        try:
            found[number] = _read_one(data, kind, number, limits, _told(watch, done, len(numbers)))
        except IntakeError as fault:
            faults.append(fault)
    if faults and not found:
        raise faults[0]
    return found


def _told(watch: Watch | None, done: int, total: int) -> Watch | None:
    """Whatever a page's own worker tells, who watches hears of pages."""
    return None if watch is None else lambda _done, _total: watch(done, total)


def _read_one(data: bytes, kind: str, number: int, limits: Limits, watch: Watch | None) -> _Read:
    times = replace(
        limits, wall_seconds=limits.page_seconds, cpu_seconds=math.ceil(limits.page_seconds)
    )
    worker = ("hiwar.intake.picture_worker", kind, str(number))
    return _checked(ask(data, worker, times, watch))


def _checked(frame: bytes) -> _Read:
    """The frame as values; a worker taken over by a picture may send anything: all is checked."""
    try:
        told = json.loads(frame)
        if "refused" in told:
            raise refusal_in(told)
        told["text"].encode()
        read = _Read(
            text=told["text"],
            words=tuple(_word(row, len(told["text"])) for row in told["words"]),
            width=float(told["width"]),
            height=float(told["height"]),
            image=base64.b64decode(told["image"], validate=True),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise IntakeError("broken") from error
    if not _is_sound(read):
        raise IntakeError("broken")
    return read


def _is_sound(read: _Read) -> bool:
    sides = all(1 <= side <= _LARGEST_SIDE for side in (read.width, read.height))
    pictured = read.image[8:12] == _WEBP and len(read.image) <= _LARGEST_IMAGE
    return sides and pictured and len(read.words) <= _MOST_WORDS


def _word(row: Any, length: int) -> Word:
    start, end, *box = row
    word = Word(int(start), int(end), *(float(number) for number in box))
    inside = 0 <= word.start < word.end <= length
    if not inside or not all(abs(number) <= _LARGEST_SIDE for number in word[2:]):
        raise ValueError
    return word


def _put_in_place(findings: Findings, read: dict[int, _Read]) -> Findings:
    text = ""
    pages = []
    for page in findings.pages or ():
        seen = read.get(page.number)
        body = seen.text if seen else findings.text[page.start : page.end]
        text += _BETWEEN_PAGES if text and body else ""
        pages.append(_moved(page, seen, len(text), len(body)))
        text += body
    return replace(
        findings,
        text=text,
        pages=tuple(pages),
        notices=(*findings.notices, *_notices(findings, read)),
    )


def _moved(page: PageText, seen: _Read | None, start: int, length: int) -> PageText:
    if seen is None:
        return replace(page, start=start, end=start + length)
    words = tuple(
        word._replace(start=word.start + start, end=word.end + start) for word in seen.words
    )
    return PageText(page.number, start, start + length, seen.width, seen.height, words, seen.image)


def _notices(findings: Findings, read: dict[int, _Read]) -> list[tuple[str, tuple[str, ...]]]:
    legible = [number for number in findings.pictures if number in read and read[number].text]
    blank = [number for number in findings.pictures if number not in legible]
    kinds = {"read_from_pictures": legible, "pages_without_text": blank}
    return [(code, (*ranges(numbers),)) for code, numbers in kinds.items() if numbers]
