"""Reads of people: the register, and who in it a name may mean."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from rapidfuzz import fuzz

from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted
from hiwar.language import name_key
from hiwar.people.models import OtherName, Person
from hiwar.people.vocabulary import Likeness

NEAR = 84.0  # of 100: «الصنهاجي» and «الصنهاجى بن» differ more, «بوشرى» and «بشرى» less
SCORES = {
    Likeness.SAME_NAME: 1.0, Likeness.OTHER_NAME: 0.98, Likeness.SAME_LETTERS: 0.97,
    Likeness.SAME_WORDS: 0.93, Likeness.SHORTER_NAME: 0.8,
}  # fmt: skip
FAMILIAR = 2  # words a shorter name must have before it says anything


@dataclass(frozen=True, slots=True)
class PersonLike:
    """A candidate: `score` from 0 to 1 only ranks, `reason` is what the reader is told."""

    person: Person
    score: float
    reason: Likeness


def visible_to(actor: Actor) -> QuerySet[Person]:
    """By name, without those withdrawn."""
    rows = permitted("people.view", actor, Person.objects.filter(withdrawn_at=None))
    return rows.order_by("search_key", "id")


def people_named(actor: Actor, words: str) -> QuerySet[Person]:
    """Those in whose names, other spellings included, every word typed occurs."""
    rows = visible_to(actor)
    spellings = OtherName.objects.filter(person=OuterRef("pk"), withdrawn_at=None)
    for word in name_key(words).split():
        rows = rows.filter(
            Q(search_key__contains=word) | Exists(spellings.filter(search_key__contains=word))
        )
    return rows


def persons_like(actor: Actor, name: str, *, most: int = 5) -> list[PersonLike]:
    """Whom of the register a name may mean, best first; only persons the actor may read."""
    wanted = name_key(name)
    if not wanted:
        return []
    found: dict[object, PersonLike] = {}
    rows = list(visible_to(actor))
    kept: dict[object, list[str]] = {}
    spellings = OtherName.objects.filter(person__in=rows, withdrawn_at=None)
    for person_id, key in spellings.values_list("person_id", "search_key"):
        kept.setdefault(person_id, []).append(key)
    for person in rows:
        like = _like(person, wanted, kept.get(person.pk, []))
        if like is not None:
            found[person.pk] = like
    return sorted(found.values(), key=lambda like: (-like.score, like.person.search_key))[:most]


def _like(person: Person, wanted: str, spellings: list[str]) -> PersonLike | None:
    own = [key for key in (name_key(person.name_ar), name_key(person.name_fr)) if key]
    if wanted in spellings and wanted not in own:
        return PersonLike(person, SCORES[Likeness.OTHER_NAME], Likeness.OTHER_NAME)
    likes = [like for key in [*own, *spellings] if (like := compare(key, wanted))]
    if not likes:
        return None
    score, reason = max(likes, key=lambda like: like[0])
    return PersonLike(person, score, reason)


def compare(known: str, wanted: str) -> tuple[float, Likeness] | None:
    """How two folded names are alike: (score, reason), or None."""
    reason = _by_words(known, wanted)
    if reason is not None:
        return SCORES[reason], reason
    ratio = fuzz.ratio(known, wanted)
    if ratio < NEAR:
        return None
    return round(ratio / 100 * 0.9, 4), Likeness.NEAR_SPELLING


def _by_words(known: str, wanted: str) -> Likeness | None:
    if known == wanted:
        return Likeness.SAME_NAME
    if known.replace(" ", "") == wanted.replace(" ", ""):
        return Likeness.SAME_LETTERS
    left, right = known.split(), wanted.split()
    if sorted(left) == sorted(right):
        return Likeness.SAME_WORDS
    shorter, longer = sorted((set(left), set(right)), key=len)
    if len(shorter) >= FAMILIAR and shorter < longer:
        return Likeness.SHORTER_NAME
    return None
