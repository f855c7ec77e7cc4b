"""Words of a text: letters, numbers, initials (ك.د.ش), references (م-014), with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hiwar.language import fold_with_map
from hiwar.language.wordlists import word_set

_TOKEN: Final = re.compile(
    r"(?<![^\W_])[مm]\s?-\s?0*(?P<reference>\d{1,6})(?![^\W_])"
    r"|(?<![^\W_])(?P<initials>[^\W\d_](?:\.\s?[^\W\d_])+)(?![^\W_])\.?"
    r"|(?<![^\W_])(?P<name>عبد\s+ال[^\W\d_]{2,})"
    r"|0*(?P<number>\d+)|(?P<word>[^\W\d_]+)"
)
EMPTY: Final = word_set(
    """
    في من الي عن مع او ثم كما قد لا ان انه انها التي الذي الذين هذه هذا ذلك تلك بين ما مما
    وفي ومن والي وعن ومع ولا وان والتي والذي
    le la les l de des du d un une et en a au aux pour par sur dans que qui ou ce se sa son ses
    """
)


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is folded, initials and names of عبد joined, numbers without leading zeros; offsets
    count the source.
    """

    start: int
    end: int
    text: str
    kind: str  # word, number, initials, reference


def tokens(text: str) -> list[Token]:
    folded = fold_with_map(text)
    return [
        Token(*folded.original(start, end), words, kind)
        for words, kind, start, end in spelled(folded.text)
    ]


def spelled(folded: str) -> Iterator[tuple[str, str, int, int]]:
    """Text and kind of each token of a folded text, and where it stands in it."""
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup or ""
        words = match[kind]
        if kind in ("initials", "name"):
            words = re.sub(r"[.\s]", "", words)
            kind = "word" if kind == "name" else kind
        yield words, kind, match.start(), match.end()
