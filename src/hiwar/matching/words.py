"""A demand as content words: clitics off, light stems, the rings that each word or phrase belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from hiwar.language.folding import fold, fold_with_map
from hiwar.language.stems import light_stem
from hiwar.language.wordlists import word_set
from hiwar.matching.french import EMPTY as EMPTY_FRENCH
from hiwar.matching.french import french_stem, singular
from hiwar.matching.rings import Phrases, Role, all_rings

_EMPTY: Final = word_set(
    """
    في من الي علي عن مع او ثم كما قد لا ان انه انها التي الذي الذين اللواتي هذه هذا ذلك تلك كل جميع
    كافه عبر بين لدي حول خلال بعض غير ما مما وفق حسب ضمن قصد لصالح لفائده خاصه بما الا كذا وكذا
    ايضا حتي منذ بعد قبل عند كان يتم تم دون بدون ضد نحو اجل بخصوص بشان اطار لهم لها له بهم بها به
    فيه فيها منه منها منهم عليها عليه هم هي هو لمن تجاه سواء مختلف باقي سائر وهي وهو
    """
)
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_LATIN: Final = re.compile("[A-Za-zÀ-ÿ]")
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_SHORTEST: Final = 2
_LEAST_BEHIND_CLITIC: Final = 3
_ENDINGS: Final = (
    "هما", "كما", "اتهم", "اتها", "هم", "هن", "نا", "ها", "ات", "ان", "ين", "ون", "يه", "ه", "ي", "ا", "و",
)  # fmt: skip
_HEAD_WITHIN: Final = 3
_LEAST_OF_FAMILY: Final = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word, or a phrase of the lexicon. `akin` are rings of the words within a phrase."""

    stems: tuple[str, ...]
    rings: frozenset[int]
    akin: frozenset[int]
    role: Role
    head: bool


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text taken apart. `written[i]` is the spelling behind `units[i]`."""

    units: tuple[Unit, ...]
    written: tuple[str, ...]
    french: bool


def is_french(text: str) -> bool:
    """Whether most of its letters are Latin."""
    return len(_LATIN.findall(text)) > len(_ARABIC.findall(text))


@lru_cache(maxsize=8192)
def analyse(text: str) -> Analysis:
    """Never raises; a text without content words has no units."""
    french = is_french(text)
    words = _french_words(text) if french else _arabic_words(text)
    stems = [stem for stem, _written in words]
    units: list[Unit] = []
    written: list[str] = []
    place = 0
    while place < len(stems):
        length, rings = _phrases(french).at(stems, place)
        taken = max(length, 1)
        head = len(units) < _HEAD_WITHIN and not any(unit.head for unit in units)
        units.append(_unit(tuple(stems[place : place + taken]), rings, french=french, head=head))
        written.append(" ".join(word for _stem, word in words[place : place + taken]))
        place += taken
    return Analysis(tuple(units), tuple(written), french)


@lru_cache(maxsize=65536)
def _unit(stems: tuple[str, ...], rings: frozenset[int], *, french: bool, head: bool) -> Unit:
    """Only the head of a demand is an action: elsewhere its other senses come first."""
    lexicon = all_rings()
    actions = frozenset(ring for ring in rings if lexicon[ring].role is Role.ACTION)
    is_head = head and bool(actions)
    if not is_head and rings - actions:
        rings -= actions
    akin: set[int] = set()
    if len(stems) > 1:
        phrases = _phrases(french)
        akin = {ring for stem in stems for ring in phrases.at([stem], 0)[1]} - rings
    return Unit(stems, rings, frozenset(akin), _role(rings, is_head=is_head), is_head)


def _role(rings: frozenset[int], *, is_head: bool) -> Role:
    if is_head:
        return Role.ACTION
    roles = {all_rings()[ring].role for ring in rings}
    for role in (Role.BENEFICIARY, Role.OBJECT, Role.PLACE, Role.ACTION):
        if role in roles:
            return role
    return Role.OBJECT


def _french_words(text: str) -> list[tuple[str, str]]:
    return [
        (french_key(word), written)
        for word, written in _words(text)
        if word not in EMPTY_FRENCH and len(word) >= _SHORTEST
    ]


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Each word folded, and as the text writes it."""
    folded = fold_with_map(text)
    for found in _WORD.finditer(folded.text):
        start, end = folded.original(*found.span())
        yield found.group(), folded.source[start:end]


@lru_cache(maxsize=65536)
def french_key(word: str) -> str:
    """The form that the lexicon has of a folded word, or of one of its family, else its stem."""
    forms, families = _known_french()
    one = singular(word)
    if one in forms:
        return one
    stem = french_stem(one)
    return families.get(stem, stem)


@cache
def _known_french() -> tuple[frozenset[str], dict[str, str]]:
    forms = {
        singular(word)
        for ring in all_rings()
        for member in ring.french
        for word in fold(member).split()
        if word not in EMPTY_FRENCH and len(word) >= _SHORTEST
    }
    families: dict[str, str] = {}
    for form in sorted(forms):
        stem = french_stem(form)
        if len(stem) >= _LEAST_OF_FAMILY:
            families.setdefault(stem, form)
    return frozenset(forms), families


def _arabic_words(text: str) -> list[tuple[str, str]]:
    return [(arabic_stem(word), written) for word, written in _words(text) if not _is_empty(word)]


def _is_empty(word: str) -> bool:
    bare = word[1:] if word[:1] in "وف" else word
    return word in _EMPTY or bare in _EMPTY or len(bare) < _SHORTEST


@lru_cache(maxsize=65536)
def arabic_stem(word: str) -> str:
    """The stem of a folded word: what the lexicon knows behind its clitics, else the light stem."""
    known = _known_forms()
    bare = list(_without_clitics(word))
    for form in bare:
        if form in known:
            return known[form]
    for form in bare:
        for base in _without_endings(form):
            if base in known:
                return known[base]
    return light_stem(word)


def _without_clitics(word: str) -> Iterator[str]:
    """The word itself, then with one proclitic after another taken off."""
    yield word
    rest = word
    for clitics in ("وف", "بلك"):
        if rest[:1] in clitics and len(rest) > _LEAST_BEHIND_CLITIC:
            rest = rest[1:]
            yield rest
    for article in ("ال", "ل"):
        if rest.startswith(article) and len(rest) - len(article) >= _SHORTEST:
            yield rest[len(article) :]


def _without_endings(form: str) -> Iterator[str]:
    for ending in _ENDINGS:
        base = form[: -len(ending)]
        if form.endswith(ending) and len(base) >= _SHORTEST:
            yield base
            yield base + "ه"
            if base.endswith("ت"):
                yield base[:-1] + "ه"
    yield form + "ه"


@cache
def _known_forms() -> dict[str, str]:
    """Each word of the lexicon without its article, and its stem."""
    words = (
        word for ring in all_rings() for member in ring.arabic for word in fold(member).split()
    )
    forms = {_without_article(word) for word in words if not _is_empty(word)}
    return {form: light_stem(form) for form in forms}


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > _LEAST_BEHIND_CLITIC + 1 else word


@cache
def _phrases(french: bool) -> Phrases:  # noqa: FBT001 - one table a language
    if french:
        return Phrases(lambda ring: ring.french, lambda text: [s for s, _w in _french_words(text)])
    return Phrases(lambda ring: ring.arabic, lambda text: [s for s, _w in _arabic_words(text)])
