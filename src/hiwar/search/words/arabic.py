"""Forms of an Arabic word, by rule and word list: what stands before it taken off, then its endings.

Works on folded letters. Where a letter may be a clitic or the word's own, both readings are kept:
the reading that is no word finds nothing.
"""

from collections.abc import Iterator
from typing import Final

from hiwar.search.words.lexicon import PLURALS, SPELLINGS, WHOLE, is_known
from hiwar.search.words.patterns import singulars

_ARTICLES: Final = ("وبال", "فبال", "وكال", "فكال", "وال", "فال", "بال", "كال", "ال")
_FOR_THE: Final = ("ولل", "فلل", "لل")
_PROCLITICS: Final = "وفبكل"
_CONJUNCTIONS: Final = "وف"
_PRONOUNS: Final = (("هما", 4), ("كما", 4), ("ها", 3), ("نا", 3), ("هم", 4), ("هن", 4), ("كم", 4))
_SHORTEST: Final = 3
_SAFE: Final = 4  # letters left after a single proclitic
_PARTICIPLE: Final = 4


def bares(word: str) -> list[tuple[str, bool]]:
    """The word without article and proclitics, each reading once, with whether it was definite."""
    if word in WHOLE or word in PLURALS:
        return [(word, False)]
    for head in _FOR_THE:
        rest = word[len(head) :]
        if word.startswith(head) and len(rest) > 1:
            kept = [(rest, True), ("ل" + rest, True)]  # للموظف, للجنة
            return sorted(kept, key=lambda reading: not is_known(reading[0]))
    for head in _ARTICLES:
        rest = word[len(head) :]
        if word.startswith(head) and len(rest) >= (2 if head == "ال" else _SHORTEST):
            return [(rest, True)]
    return [(word, False), *_without_proclitic(word)]


def _without_proclitic(word: str) -> Iterator[tuple[str, bool]]:
    rest = word[1:]
    if word[:1] not in _PROCLITICS:
        return
    if len(rest) >= _SAFE or (len(rest) >= _SHORTEST and is_known(rest)):
        yield rest, False
        if word[0] in _CONJUNCTIONS and rest not in WHOLE:
            yield from _without_proclitic(rest)


def stems(bare: str, *, is_definite: bool = False) -> list[str]:
    """What other forms of the word share with it: number, gender, pronouns off."""
    bases = list(dict.fromkeys(_bases(bare, is_definite)))
    if not any(is_known(base) for base in bases):
        bases.insert(0, bare)
    found = dict.fromkeys(core for base in bases for core in _cores(base))
    others = [word for each in (*bases, *found) for word in SPELLINGS.get(each, ())]
    return list(found | dict.fromkeys(core for word in others for core in _core(word)))


def _bases(bare: str, is_definite: bool) -> Iterator[str]:  # noqa: FBT001
    """Without an attached pronoun, or the ending of «موظفي القطاع»."""
    if bare in WHOLE:
        return
    for pronoun, least in _PRONOUNS:
        rest = bare.removesuffix(pronoun)
        if rest != bare and len(rest) >= (2 if is_known(rest) else least):
            yield from _before_pronoun(rest)
            return
    rest = bare[:-1]
    if bare[-1:] == "ه" and rest[-1:] == "ت":
        yield from _before_pronoun(rest)
    if bare[-1:] == "ه" and rest in PLURALS:
        yield rest
    if not is_definite and bare[-1:] in ("ي", "و") and _is_doer(rest):
        yield rest


def _before_pronoun(rest: str) -> Iterator[str]:
    """ة is written ت before a pronoun (لجنتنا), and a final ء takes a seat (أعضائها)."""
    yield rest
    if rest[-1] == "ت" and len(rest) > _SHORTEST:
        yield rest[:-1] + "ه"
    elif rest[-2:] in ("اي", "او"):
        yield rest[:-1] + "ء"


def _is_doer(word: str) -> bool:
    """Shapes of those who do a thing, whose plural loses its ن before a noun: موظفي, سائقي, تقنيي."""
    if len(word) < _PARTICIPLE:
        return False
    return word[0] == "م" or word[-1] == "ي" or (len(word) == _PARTICIPLE and word[1] == "ا")


def _cores(base: str) -> Iterator[str]:
    if base in PLURALS:
        yield from (core for singular in PLURALS[base] for core in _core(singular))
        return
    yield from _core(base)
    if base not in WHOLE:
        yield from (core for singular in singulars(base) for core in _core(singular))


def _whole(word: str) -> str:
    """Of a word taken whole, the word that it is the plural or the feminine of, where it is listed too."""
    for ending, other in (("ات", "ه"), ("ات", ""), ("ه", "")):
        rest = word.removesuffix(ending)
        if rest != word and rest + other in WHOLE:
            return _whole(rest + other)
    return word.removesuffix("ه") if word.endswith("يه") else word


def _core(word: str) -> Iterator[str]:
    """Endings of number and gender off; the ي of «اجتماعي» is its own and stays."""
    if word in WHOLE:
        yield _whole(word)
        return
    for suffix in ("ات", "ين", "ون", "ان"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= (_SAFE if suffix == "ان" else _SHORTEST):
            yield rest
            if suffix != "ات":
                yield word  # امتحان, قانون: the ending may be the word's own
            if rest[-1] == "ت" and len(rest) > _SHORTEST and suffix in ("ين", "ان"):
                yield rest[:-1]  # لجنتين
            return
    if word[-1:] == "ه" and len(word) > _SHORTEST:
        yield word[:-1]
    elif word[-1:] == "ا" and len(word) > _SAFE:
        yield from (word, word[:-1])  # قانونا
    else:
        yield word
