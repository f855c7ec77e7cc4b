"""Lines of a PDF page, as qalam places them, to paragraphs and list items.

A printed line is not a thought: lines of one paragraph are joined, a bullet is joined to its item,
an item's level is told by where its bullet stands.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from hiwar.intake.formats.lines import BULLET, item_line

_BULLETS: Final = frozenset("•‣▪●◦○■□◆◇–-*·٠➢➤✓\uf0b7\uf0a7\uf0d8")
_ENUMERATOR: Final = re.compile(r"^[.)(\-]?(\d{1,3}|[أ-ي]|[a-z])[.)\-]?$")
_STARTS_ITEM: Final = re.compile(
    r"^(?:[•‣▪●◦○■□◆◇➢➤✓\uf0b7\uf0a7\uf0d8–*-]\s|\(?\d{1,3}\s?[.)\-]\s)"
)
_ENDS: Final = (".", "؟", "!", ":", "؛", "?")
_NUMBER: Final = r"\d+(?:[.,:/]\d+)*"
_CLUSTER: Final = rf"(?:{_NUMBER}|[%٪–-])+"
_AT_END: Final = re.compile(rf"(?:(?<=\s)|^)({_CLUSTER})([.،؛:]?)$")
_AT_START: Final = re.compile(rf"^({_CLUSTER})(?=\s)")
_TOKEN: Final = re.compile(rf"{_NUMBER}|[%٪–-]")
_LATIN_END: Final = re.compile(r"[A-Za-zÀ-ÿ][^\u0621-\u064a]*$")
_FULL: Final = 0.72
_NEAR: Final = 2.0
_SAME: Final = 0.6
_STEP: Final = 6.0
_BAND: Final = 2.0
_FEW: Final = 0.25
_WORDS: Final = 2
# Tanween ends a word. Where a font joins it with its letter, qalam 0.1.3 says the pair twice, the
# second time behind a blank, or on a line of its own, where the word ends a line.
_TWICE: Final = re.compile(r"([\u0621-\u064a][\u064b-\u064d]) ?\1")
_PIECE: Final = re.compile(r"^[\u0621-\u064a][\u064b-\u064d](?:\s+|$)")


@dataclass(slots=True)
class _Line:
    text: str
    baseline: float
    size: float
    left: float
    right: float  # from the left side of the page, as `left`, in points
    rtl: bool
    is_table: bool = False

    @property
    def edge(self) -> float:
        """How far in the line starts, on its own side; only differences mean anything."""
        return -self.right if self.rtl else self.left


def page_text(page: Any) -> str:
    lines = _downwards(_with_marks(_without_doubles(_lines(page))), tagged=page.tagged)
    steps = _steps([line.edge for line in lines if _STARTS_ITEM.match(line.text)])
    widest = max((len(line.text) for line in lines if not line.is_table), default=0)
    out: list[str] = []
    before: _Line | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, widest):
            out[-1] += " " + _in_order(line, opens=False)
        else:
            out.append(_as_line(line, steps))
        before = line
    return "\n".join(out)


def _lines(page: Any) -> list[_Line]:
    found: list[_Line] = []
    for block in page.blocks:
        left, _, right, _ = block.bbox
        if block.kind == "text":
            for line in block.lines:
                rtl = line.direction == "rtl"
                text = _PIECE.sub("", _TWICE.sub(r"\1", line.text.strip()))
                if text:
                    found.append(_Line(text, line.baseline, line.size, left, right, rtl))
        elif block.kind == "table":
            found += _rows(block)
    return found


def _rows(table: Any) -> list[_Line]:
    left, low, right, high = table.bbox
    rows = ["\t".join(" ".join(cell.split()) for cell in row) for row in table.to_rows()]
    step = (high - low) / max(len(rows), 1)
    return [
        _Line(row, high - step * (number + 0.5), 0.0, left, right, rtl=False, is_table=True)
        for number, row in enumerate(rows)
    ]


def _without_doubles(lines: list[_Line]) -> list[_Line]:
    """Without what qalam 0.1.3 says twice, or in part, at the page breaks of tagged files.

    There it takes an item that begins on the next page for the first of this one. Nothing is
    printed twice at one height but cells and single words.
    """
    found: list[_Line] = []
    seen: set[tuple[str, int]] = set()
    for line in lines:
        spot = (line.text, round(line.baseline))
        if line.is_table or line.text.count(" ") < _WORDS or spot not in seen:
            found.append(line)
        seen.add(spot)
    return found


def _downwards(lines: list[_Line], *, tagged: bool) -> list[_Line]:
    """From top to bottom where nothing stands side by side, and where the order came from tags (the
    item that began on the page before is said last). Columns keep the order qalam found.
    """
    levels = sorted(line.baseline for line in lines)
    beside = sum(low + _BAND > high for low, high in pairwise(levels))
    if beside and (not tagged or beside > _FEW * len(lines)):
        return lines
    return sorted(lines, key=lambda line: (-round(line.baseline / _BAND), line.edge))


def _with_marks(lines: list[_Line]) -> list[_Line]:
    """A bullet or number that stands as a line of its own goes before the text on its baseline."""
    found: list[_Line] = []
    mark: _Line | None = None
    for line in lines:
        if (
            mark is not None
            and not line.is_table
            and abs(line.baseline - mark.baseline) <= _SAME * max(mark.size, 1)
        ):
            line.text = f"{_sign(mark.text)} {line.text}"
            line.left, line.right = min(line.left, mark.left), max(line.right, mark.right)
            mark = None
        elif mark is not None:
            found.append(mark)
            mark = None
        if _sign(line.text) and not line.is_table:
            mark = line
        else:
            found.append(line)
    return found if mark is None else [*found, mark]


def _sign(text: str) -> str:
    if text in _BULLETS:
        return BULLET
    found = _ENUMERATOR.match(text)
    return f"{found.group(1)}." if found and len(text) > 1 else ""


def _steps(edges: list[float]) -> list[float]:
    """The distinct indents of a page's items, outermost first; nearer than 6 points is the same."""
    steps: list[float] = []
    for edge in sorted(edges):
        if not steps or edge - steps[-1] > _STEP:
            steps.append(edge)
    return steps


def _as_line(line: _Line, steps: list[float]) -> str:
    text = line.text if line.is_table else _in_order(line, opens=True)
    if not _STARTS_ITEM.match(text):
        return text
    level = max(sum(step <= line.edge + _STEP / 2 for step in steps) - 1, 0)
    mark, _, rest = text.partition(" ")
    return item_line(level, BULLET if mark in _BULLETS else mark, rest.strip())


def _goes_on(before: _Line, line: _Line, widest: int) -> bool:
    if before.is_table or line.is_table or _STARTS_ITEM.match(line.text):
        return False
    if before.text.endswith(_ENDS) or len(before.text) < _FULL * widest:
        return False
    gap = before.baseline - line.baseline
    return abs(before.size - line.size) < 1 and 0 < gap <= _NEAR * max(line.size, 1)


def _in_order(line: _Line, *, opens: bool) -> str:
    """Figures joined by neutrals at an edge of a right-to-left line, in the order they were typed.

    Between Arabic words qalam already does; at a line's edge it leaves «10%» and «14-10-2025» as
    drawn: «%10», «2025-10-14» (UAX #9, W2 and W4: after an Arabic letter a hyphen does not
    hold figures together). `opens`: the line begins its paragraph.
    """
    if not line.rtl:
        return line.text
    text = line.text
    ending = _AT_END.search(text)
    if ending and not _LATIN_END.search(text[: ending.start(1)]):
        text = text[: ending.start(1)] + _turned(ending.group(1)) + ending.group(2)
    start = _AT_START.match(text) if opens else None
    return _turned(start.group(1)) + text[start.end(1) :] if start else text


def _turned(cluster: str) -> str:
    return "".join(reversed(_TOKEN.findall(cluster)))
