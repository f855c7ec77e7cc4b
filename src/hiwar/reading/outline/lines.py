"""What each line is: title, dateline, byline, furniture, bullet with its level, paragraph, signature, cry."""

import re
from dataclasses import dataclass, replace

from hiwar.language.dates import FoundDate
from hiwar.language.folding import Folded
from hiwar.reading.outline.bylines import is_byline
from hiwar.reading.outline.datelines import day_at_close, day_of_line, day_of_report

_GLYPH = re.compile(
    r"(?P<indent>[ ]*)(?P<mark>[•●▪■◦○*·►➢➤✓✔❖□§+]|[-–—ـ](?=[\s\w\"])|[ا-ي]\s?[-)](?=\s)"
    r"|\(\s?(?:\d{1,2}|[ا-ي])\s?\)|\d{1,2}\s?[.)\-](?=\s)|\d{1,2}-(?=\D)"
    r"|(?:اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)\s*[:،\-.])\s*"
    r"(?:[ا-ي]\s?[-).]\s*)?(?P<body>\S)"
)
_FURNITURE = re.compile(
    r"^(?:اخر الاخبار|الرييسيه\s*[»>\"]|تابعونا|شارك|اقرا ايضا|مشاركه)|[»>].*[»>]"
)
_CRY = re.compile(r"^(?:و?عاش|و?عاشت|اليد في اليد|و?دامت|والمجد|المجد والخلود|معا من اجل)\b")
_LONGEST_CRY = 110
_CREDIT = re.compile(r"\(\s?(?:صور|تصوير|صوره|عدسه)")
_BODY = re.compile(
    r"(?:النقابه|الاتحاد|الجامعه|الكونفدراليه|الفيدراليه|المكتب|الجمعيه|التعاضديه|المنظمه)\s"
    r"|(?:affilie|syndicat|union|federation|confederation|association|bureau|mutuelle)\w*\s"
)
_END = re.compile(r"[.؟!:؛،]\s*$")
_COUNTED = ("1", "o")
_TITLE_LIMIT = 170
_HEAD_LINES = 10
_SHORT = 12
_BYLINE_WORDS = 6
_SIGNATURE_LINES = 3
_CLOSING_LINES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text without its margins and bullet; `level` counts bullets from 1, 0 for none.

    kind: title, dateline, byline, furniture, bullet, paragraph, signature, cry.
    """

    start: int
    end: int
    kind: str
    level: int = 0
    indent: int = 0
    mark: str = ""
    after_gap: bool = False


def lines_of(folded: Folded, dates: list[FoundDate]) -> tuple[list[Line], FoundDate | None]:
    """The lines that are not blank, and the day of the page's date line."""
    lines = _levelled(_raw_lines(folded.text))
    lines, published = _headed(folded, lines, dates)
    return _signed(folded.text, lines), published


def _raw_lines(text: str) -> list[Line]:
    found: list[Line] = []
    place, gap = 0, False
    for raw in text.split("\n"):
        body = raw.strip()
        if not body:
            gap = True
        else:
            found.append(_line(raw, place, body, gap=gap))
            gap = False
        place += len(raw) + 1
    return found


def _line(raw: str, place: int, body: str, *, gap: bool) -> Line:
    bullet = _GLYPH.match(raw)
    end = place + len(raw.rstrip())
    if bullet:
        mark = _kind_of(bullet["mark"])
        start = place + bullet.start("body")
        return Line(start, end, "bullet", 1, len(bullet["indent"]), mark, gap)
    start = place + len(raw) - len(raw.lstrip())
    kind = "paragraph"
    if _FURNITURE.search(body):
        kind = "furniture"
    elif len(body) <= _LONGEST_CRY and _CRY.match(body):
        kind = "cry"
    return Line(start, end, kind, after_gap=gap)


def _kind_of(mark: str) -> str:
    """One sign for all figures, one for ordinals, one for letters; else the mark itself."""
    bare = mark.strip("() ")
    if bare[:1].isdigit():
        return "1"
    letters = sum(map(str.isalpha, bare))
    return mark[0] if letters == 0 or mark[0] in "ـ-" else "a" if letters == 1 else "o"


def _levelled(lines: list[Line]) -> list[Line]:
    """Give bullets their level: deeper indent, or another mark under a line that ends in a colon."""
    stack: list[tuple[int, str]] = []
    done: list[Line] = []
    for line in lines:
        if line.kind != "bullet":
            if not (stack and stack[-1][1] in _COUNTED):
                stack = []
            done.append(line)
            continue
        key = (line.indent, line.mark)
        if key in stack:
            stack = stack[: stack.index(key) + 1]
        else:
            while stack and stack[-1][0] > line.indent:
                stack.pop()
            if stack and stack[-1][0] == line.indent and stack[-1][1] not in _COUNTED:
                stack.pop()
            stack.append(key)
        done.append(replace(line, level=len(stack)))
    return done


def _headed(
    folded: Folded, lines: list[Line], dates: list[FoundDate]
) -> tuple[list[Line], FoundDate | None]:
    dateline, published = _dated(folded, lines, dates)
    if dateline is None:
        return _titled(folded.text, lines, 0), published
    lines = [*lines]
    lines[dateline] = replace(lines[dateline], kind="dateline")
    if not _is_above(lines, dateline):
        return _titled(folded.text, lines, 0), published
    for number in range(dateline):
        words = len(folded.text[lines[number].start : lines[number].end].split())
        credit = bool(_CREDIT.search(folded.text, lines[number].start, lines[number].end))
        body = bool(_BODY.match(folded.text, lines[number].start))
        short = words <= _BYLINE_WORDS and not body
        near = number == dateline - 1 and number > 0 and (short or credit)
        if lines[number].kind == "paragraph":
            lines[number] = replace(lines[number], kind="byline" if near else "title")
    return _titled(folded.text, lines, dateline + 1), published


def _dated(
    folded: Folded, lines: list[Line], dates: list[FoundDate]
) -> tuple[int | None, FoundDate | None]:
    """The number of the line that dates the page, and its day: one above before one that closes it."""
    starts = [date.start for date in dates]
    size = len(lines)
    above = range(min(size, _HEAD_LINES))
    for number in (*above, *range(size - 1, max(size - 1 - _CLOSING_LINES, _HEAD_LINES - 1), -1)):
        line = lines[number]
        if line.kind != "paragraph":
            continue
        head = _is_above(lines, number)
        day = day_of_line(folded, (line.start, line.end), dates, starts, head=head)
        if day is not None:
            return number, day
    opening = (line for line in lines[:_HEAD_LINES] if line.kind == "paragraph")
    reported = (day_of_report(folded, (line.start, line.end), dates, starts) for line in opening)
    return None, next(filter(None, reported), None) or day_at_close(folded, dates)


def _is_above(lines: list[Line], number: int) -> bool:
    """Whether a line stands above the text: among the first, and no paragraph or list before it."""
    return number < _HEAD_LINES and all(
        line.kind != "bullet" and line.end - line.start <= _TITLE_LIMIT for line in lines[:number]
    )


def _titled(text: str, lines: list[Line], first: int) -> list[Line]:
    """Short lines without a full stop before the first paragraph are titles."""
    lines = [*lines]
    for number in range(first, min(len(lines), first + _HEAD_LINES)):
        line = lines[number]
        body = text[line.start : line.end]
        longer_follows = any(
            other.end - other.start > _TITLE_LIMIT for other in lines[number + 1 : number + 8]
        )
        if line.kind == "furniture":
            continue
        if line.kind != "paragraph" or len(body) > _TITLE_LIMIT or _END.search(body):
            break
        if not longer_follows:
            break
        signed = number > 0 and is_byline(body)
        lines[number] = replace(line, kind="byline" if signed else "title")
    return lines


def _signed(text: str, lines: list[Line]) -> list[Line]:
    """The last short lines, without a full stop, are who signs."""
    lines = [*lines]
    for number in range(len(lines) - 1, max(len(lines) - 1 - _SIGNATURE_LINES, 0), -1):
        line = lines[number]
        body = text[line.start : line.end]
        if line.kind in ("cry", "dateline"):
            continue
        if line.kind != "paragraph" or len(body.split()) > _SHORT or _END.search(body):
            break
        lines[number] = replace(line, kind="signature")
    return lines
