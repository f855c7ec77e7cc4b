"""The word lists beside this file: broken plurals, words taken whole, other spellings."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from hiwar.language import fold


def _lines(name: str) -> Iterator[str]:
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    """(another form, the word it stands under); a final hamza may be left out."""
    for line in _lines(name):
        head, _, tail = line.partition(":")
        for form in fold(tail).split():
            if form != fold(head):
                yield form, fold(head)
            if form.endswith("ء"):
                yield form[:-1], fold(head)


def _gathered(name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form, word in _pairs(name):
        found[form] = tuple(dict.fromkeys((*found.get(form, ()), word)))
    return found


PLURALS: Final = _gathered("plurals.txt")
SPELLINGS: Final = _gathered("spellings.txt")
WHOLE: Final = frozenset(fold(" ".join(_lines("whole.txt"))).split())
SINGULARS: Final = frozenset(word for words in PLURALS.values() for word in words)


def is_known(word: str) -> bool:
    return word in PLURALS or word in SINGULARS or word in WHOLE
