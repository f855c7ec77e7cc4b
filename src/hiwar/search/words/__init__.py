"""Words and their forms, for the index and for what is typed alike."""

from functools import lru_cache
from typing import Final, NamedTuple

from hiwar.search.words import arabic, french
from hiwar.search.words.tokens import EMPTY, SPELLING, TOKEN, Token, token_of, tokens

__all__ = [
    "EMPTY", "FACET", "REFERENCE", "SPELLING", "STEM", "TOKEN", "Forms", "Token", "forms_of",
    "is_implied",
    "spelled", "token_of", "tokens",
]  # fmt: skip

STEM: Final = "\u00a4"  # before a stem, which is then no word as written
REFERENCE: Final = "#"
LONGER_THAN_INITIALS: Final = 6
FACET: Final = "\u00a1"  # before what an entry is, which is no word


class Forms(NamedTuple):
    """`bares`: the word as written without its proclitics, the likeliest reading first; `stems`:
    what its other forms share. An index holds `lexemes`; a word asked for wants one of `wanted`.
    """

    bares: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def lexemes(self) -> frozenset[str]:
        return _lexemes(self)

    @property
    def wanted(self) -> set[str]:
        return {*self.bares, *self.stems, *(STEM + stem for stem in self.stems)}


@lru_cache(maxsize=65536)
def forms_of(text: str, kind: str = "word") -> Forms:
    """Of a token's text."""
    if kind == "reference":
        return Forms((REFERENCE + text,), ())
    if kind != "word":
        return Forms((text,), ())
    if text.isascii() or not any("\u0600" <= letter <= "\u06ff" for letter in text):
        word = french.spelled_out(text)
        return Forms((word,), (french.stem(word),))
    bares = arabic.bares(text)
    found = (stem for bare, definite in bares for stem in arabic.stems(bare, is_definite=definite))
    return Forms(tuple(bare for bare, _ in bares), tuple(dict.fromkeys(found)))


@lru_cache(maxsize=65536)
def spelled(spelling: str) -> tuple[str, Forms]:
    """Of a token as a folded text spells it: its text, and the forms of that."""
    text, kind = token_of(spelling)
    return text, forms_of(text, kind)


@lru_cache(maxsize=4096)
def is_implied(bare: str) -> bool:
    """Whether every text that holds this word as written holds a stem of it too, whatever stands
    before the word there: asking for the stems then asks for it. Initials, which have no stem, are
    shorter.
    """
    if len(bare) < LONGER_THAN_INITIALS or bare.isascii():
        return False
    with_article, without = (arabic.stems(bare, is_definite=each) for each in (True, False))
    both = {*with_article} & {*without}
    return bool(both) and bare not in both


@lru_cache(maxsize=65536)
def _lexemes(forms: Forms) -> frozenset[str]:
    return frozenset(
        {*forms.bares, *(STEM + stem for stem in forms.stems if stem not in forms.bares)}
    )
