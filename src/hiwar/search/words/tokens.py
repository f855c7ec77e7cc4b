"""Words of a text: letters, numbers, initials (ك.د.ش), references (م-014), with their places."""

import re
from dataclasses import dataclass
from typing import Final

from hiwar.language import fold_with_map
from hiwar.language.wordlists import word_set

TOKEN: Final = re.compile(
    r"(?<![^\W_])[مm]\s?-\s?0*(?P<reference>\d{1,6})(?![^\W_])"
    r"|(?<![^\W_])(?P<initials>[^\W\d_](?:\.\s?[^\W\d_])+)(?![^\W_])\.?"
    r"|(?<![^\W_])(?P<name>عبد\s+ال[^\W\d_]{2,})"
    r"|0*(?P<number>\d+)|(?P<word>[^\W\d_]+)"
)
SPELLING: Final = re.compile(re.sub(r"\(\?P<\w+>", "(?:", TOKEN.pattern))  # the same, spans alone
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
        Token(*folded.original(*found.span()), *_told(found))
        for found in TOKEN.finditer(folded.text)
    ]


def token_of(spelling: str) -> tuple[str, str]:
    """Text and kind of one token of a folded text, as it is spelled there: nothing around it matters."""
    found = TOKEN.fullmatch(spelling)
    return _told(found) if found else (spelling, "word")


def _told(found: re.Match[str]) -> tuple[str, str]:
    kind = found.lastgroup or ""
    words = found[kind]
    if kind in ("initials", "name"):
        words = re.sub(r"[.\s]", "", words)
        kind = "word" if kind == "name" else kind
    return words, kind
