"""A source's text to rows, whichever way it is laid out."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from hiwar.demands.domain.importing.columns import Row, items_in_table
from hiwar.demands.domain.importing.item import Item
from hiwar.demands.domain.importing.outline import items_in_text
from hiwar.demands.vocabulary.importing import FAULTS
from hiwar.intake import Mark
from hiwar.kernel.errors import Refused

MOST_ROWS: Final = 5000
LONGEST_LINE: Final = 100_000  # the csv module holds no cell longer than 131,072
_FEWEST: Final = 2
_SEPARATORS: Final = ";,|"
_SAMPLE: Final = 30


class TooManyRows(Refused):
    sentence = FAULTS["too_many_rows"]


class LineTooLong(Refused):
    sentence = FAULTS["line_too_long"]


class NothingFound(Refused):
    sentence = FAULTS["nothing_found"]


@dataclass(slots=True)
class Found:
    """The rows; the table's columns with the field each is; how many lines of prose were left out."""

    items: list[Item] = field(default_factory=list)
    columns: list[tuple[str, str, int]] = field(default_factory=list)
    skipped: int = 0


def items_of(
    text: str, outline: Sequence[Mark] = (), chosen: Mapping[int, str] | None = None
) -> Found:
    """`chosen`: what the columns of the first table are.

    Raises TooManyRows, LineTooLong, NothingFound.
    """
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        raise LineTooLong
    shapes = {mark.start: mark for mark in outline}
    found = Found()
    separator = _separator(text)
    for is_table, lines in _blocks(list(_lines(text)), separator):
        if is_table:
            own = None if found.columns else chosen
            table = items_in_table([_row(line, separator) for line in lines], own)
            _append(found, table.items, under=_open_group(found.items))
            found.columns = found.columns or table.columns
        else:
            items, skipped = items_in_text(lines, shapes)
            _append(found, items)
            found.skipped += skipped
        if len(found.items) > MOST_ROWS:
            raise TooManyRows
    if not any(item.kind == "demand" for item in found.items):
        raise NothingFound
    return found


def _append(found: Found, items: list[Item], under: int | None = None) -> None:
    base = len(found.items)
    for item in items:
        item.above = under if item.above is None else item.above + base
    found.items += items


def _open_group(items: list[Item]) -> int | None:
    """A title that ended with nothing under it groups the table that follows."""
    if items and items[-1].kind == "demand" and items[-1].above is None and not items[-1].fields:
        items[-1].kind = "theme"
        return len(items) - 1
    return None


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Number, offset and words of each line."""
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield number, start, line.rstrip("\r")
        start += len(line) + 1


def _separator(text: str) -> str:
    """A tab where lines have one, else the sign that cuts most lines into as many cells."""
    lines = [line for line in text.split("\n") if line.strip()][:_SAMPLE]
    if sum("\t" in line for line in lines) >= _FEWEST:
        return "\t"
    for sign in _SEPARATORS:
        counts = [len(cells) for cells in csv.reader(lines, delimiter=sign)]
        widest = max(counts, default=1)
        if widest > _FEWEST and sum(count == widest for count in counts) >= 0.8 * len(counts):
            return sign
    return "\t"


def _blocks(
    lines: list[tuple[int, int, str]], separator: str
) -> Iterator[tuple[bool, list[tuple[int, int, str]]]]:
    """Runs of table lines and of others. A sheet is one table, its lone cells and empty rows included."""
    cut = [index for index, (_n, _s, line) in enumerate(lines) if separator in line]
    if len(cut) < _FEWEST:
        yield False, lines
        return
    filled = sum(bool(line.strip()) for _n, _s, line in lines)
    if separator != "\t" or len(cut) * _FEWEST >= filled:
        yield True, lines
        return
    run: list[tuple[int, int, str]] = []
    for line in lines:
        if run and (separator in line[2]) != (separator in run[-1][2]):
            yield separator in run[-1][2], run
            run = []
        run.append(line)
    yield separator in run[-1][2], run


def _row(line: tuple[int, int, str], separator: str) -> Row:
    number, start, words = line
    cells = (
        words.split("\t")
        if separator == "\t"
        else next(csv.reader([words], delimiter=separator), [])
    )
    return Row(number, start, words, [cell.strip() for cell in cells])
