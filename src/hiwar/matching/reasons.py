"""Why a demand is offered as another's rewording: for a person to judge, in the words that both used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from hiwar.matching.rings import Role, all_rings
from hiwar.matching.words import Analysis, Unit

NEAR: Final = 0.45


class Why(StrEnum):
    """Kinds of reason, the strongest first."""

    SAME_WORDS = "same_words"
    SAME_OBJECT = "same_object"
    SAME_BENEFICIARIES = "same_beneficiaries"
    SAME_PLACE = "same_place"
    SAME_ACTION = "same_action"
    NEAR_IN_MEANING = "near_in_meaning"
    OTHER_BENEFICIARIES = "other_beneficiaries"


@dataclass(frozen=True, slots=True)
class Reason:
    """`pairs`: the word of the query and the word of the candidate, equal where both used one."""

    why: Why
    pairs: tuple[tuple[str, str], ...] = ()


_BY_ROLE: Final = {
    Role.OBJECT: Why.SAME_OBJECT, Role.BENEFICIARY: Why.SAME_BENEFICIARIES,
    Role.PLACE: Why.SAME_PLACE, Role.ACTION: Why.SAME_ACTION,
}  # fmt: skip


def reasons(query: Analysis, other: Analysis, nearness: float | None) -> list[Reason]:
    """`nearness` is the cosine of their vectors, where there are any."""
    found: dict[Why, list[tuple[str, str]]] = {}
    for unit, word in zip(query.units, query.written, strict=True):
        twin = _twin(unit, other)
        if twin is None:
            continue
        same_stem = unit.stems == twin[0].stems
        why = Why.SAME_WORDS if same_stem else _BY_ROLE[unit.role]
        found.setdefault(why, []).append((word, twin[1]))
    listed = [Reason(why, tuple(dict.fromkeys(found[why]))) for why in Why if why in found]
    if nearness is not None and nearness >= NEAR:
        listed.append(Reason(Why.NEAR_IN_MEANING))
    apart = _other_beneficiaries(query, other)
    return [*listed, Reason(Why.OTHER_BENEFICIARIES, apart)] if apart else listed


def _twin(unit: Unit, other: Analysis) -> tuple[Unit, str] | None:
    """The unit of the other that says the same, by its stem if it can, else by a ring."""
    pairs = list(zip(other.units, other.written, strict=True))
    for each, word in pairs:
        if each.stems == unit.stems:
            return each, word
    for each, word in pairs:
        if each.rings & unit.rings:
            return each, word
    return None


def _other_beneficiaries(query: Analysis, other: Analysis) -> tuple[tuple[str, str], ...]:
    """The named groups of both, where both name some and none is shared."""
    ours, theirs = _groups(query), _groups(other)
    if not ours or not theirs:
        return ()
    shared = {ring for unit, _w in ours for ring in unit.rings} & {
        ring for unit, _w in theirs for ring in unit.rings
    }
    return () if shared else ((ours[0][1], theirs[0][1]),)


def _groups(analysis: Analysis) -> list[tuple[Unit, str]]:
    pairs = zip(analysis.units, analysis.written, strict=True)
    return [
        (unit, word)
        for unit, word in pairs
        if unit.role is Role.BENEFICIARY and not unit.rings & _anybody()
    ]


@cache
def _anybody() -> frozenset[int]:
    """Rings that name everybody who works: no group to tell apart."""
    return frozenset(ring.id for ring in all_rings() if ring.name == "workers")


_SENTENCES: Final = {
    False: {
        Why.SAME_WORDS: "كلمات مشتركة", Why.SAME_OBJECT: "الموضوع نفسه بلفظ آخر",
        Why.SAME_BENEFICIARIES: "الفئة نفسها", Why.SAME_PLACE: "الجهة المعنية نفسها",
        Why.SAME_ACTION: "الإجراء المطلوب نفسه", Why.NEAR_IN_MEANING: "قريب في المعنى",
        Why.OTHER_BENEFICIARIES: "انتبه: فئة أخرى",
    },
    True: {
        Why.SAME_WORDS: "mots communs", Why.SAME_OBJECT: "même objet, autres mots",
        Why.SAME_BENEFICIARIES: "mêmes bénéficiaires", Why.SAME_PLACE: "même administration ou lieu",
        Why.SAME_ACTION: "même action demandée", Why.NEAR_IN_MEANING: "sens voisin",
        Why.OTHER_BENEFICIARIES: "attention : autres bénéficiaires",
    },
}  # fmt: skip


def in_words(listed: Iterable[Reason], *, french: bool) -> list[str]:
    """A line a reason, in the language of the query."""
    return [_line(reason, french=french) for reason in listed]


def _line(reason: Reason, *, french: bool) -> str:
    sentence = _SENTENCES[french][reason.why]
    return (
        f"{sentence}{' : ' if french else ': '}{told(reason.pairs)}" if reason.pairs else sentence
    )


def told(pairs: Sequence[tuple[str, str]]) -> str:
    """A word that both used once, two that differ as a pair."""
    return "، ".join(one if one == other else f"{one} = {other}" for one, other in pairs)
