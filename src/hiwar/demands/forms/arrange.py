"""What the page of arranging sends: a deed, the lines it is done to, where they go, their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain import Line
from hiwar.demands.vocabulary import Way
from hiwar.kernel.errors import Refused

LONGEST: Final = 4000
WORDS: Final = ("reword", "split")
DEEDS: Final = (*Way, *WORDS, "merge", "theme_up", "theme_down", "undo", "redo")
_NEEDS_NO_LINE: Final = ("undo", "redo", "theme_up", "theme_down")


class NothingChosen(Refused):
    sentence = _("Tick the lines to arrange first, then say where they go.")


class NoWords(Refused):
    sentence = _("Write the words of the demand.")


@dataclass(frozen=True, slots=True)
class Deed:
    """`to` is the id of a theme or of another line."""

    name: str
    lines: Sequence[Line]
    to: UUID | None
    words: str

    @property
    def parts(self) -> list[str]:
        """The lines of the words."""
        return [part for line in self.words.splitlines() if (part := line.strip())]

    @property
    def is_way(self) -> bool:
        return self.name in list(Way)


def deed_from(data: Any) -> Deed:
    """Raises NothingChosen or NoWords where there is nothing to do it to, or with."""
    name = data.get("do", "")
    lines = [line for line in map(_line, data.getlist("line")) if line is not None]
    words = data.get("words", "").replace("\r\n", "\n").strip()[:LONGEST]
    if name not in DEEDS or (not lines and name not in _NEEDS_NO_LINE):
        raise NothingChosen
    if name in WORDS and not words:
        raise NoWords
    to = data.get("theme" if name == Way.THEME else "to", "")
    return Deed(name, lines, _uuid(to), words)


def _line(text: str) -> Line | None:
    """`<id>:<token>`, as the page gave it."""
    pk, _colon, seen = text.partition(":")
    found = _uuid(pk)
    return None if found is None else Line(found, seen)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
