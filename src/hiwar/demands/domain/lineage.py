"""Lineage: a demand split, merged, superseded, asked again elsewhere, sent up.

Each verb is one deed of all its rows: the events of the old, the new demands and the tie between
them. By hand the table must allow every move and none may stand before a later entry (MoveRefused);
what a paper says (`passage`) is kept and told as a gap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Required, TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.demands import DemandPlace, enter_demand, fields_of, weight_of
from hiwar.demands.domain.events import MoveRefused, append_event
from hiwar.demands.models import Demand, Dossier, Theme
from hiwar.demands.vocabulary import CLOSING, EventKind, Priority, SaidBy, fold
from hiwar.documents.models import Passage
from hiwar.journal.domain import record
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.models import Audience
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.workspaces.domain.guards import keep_inside


class TooFewParts(Refused):
    sentence = _("A demand is split into two others at least.")
    field = "parts"


class TooFewMerged(Refused):
    sentence = _("Two different demands at least are merged into one.")
    field = "demands"


class DemandClosed(Refused):
    sentence = _("The other demand is closed or taken out: nothing goes into it.")
    field = "other"


class SentUpAlready(Refused):
    sentence = _("This demand is in that dossier already.")
    field = "dossier"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a new demand; all else it takes from the one it came from."""

    wording_ar: str
    wording_fr: str = ""


class Occasion(TypedDict, total=False):
    """When it was done, where, in which words; `passage` where a paper says so."""

    occurred_on: Required[date]
    precision: str
    words: str
    speaker: str
    passage: Passage | None
    meeting: Meeting | None


@writes
def split_demand(
    *, actor: Actor, at: datetime, demand: Demand, parts: Sequence[Wording],
    **occasion: Unpack[Occasion],
) -> tuple[Demand, ...]:  # fmt: skip
    """Close it and enter its parts in its place, in their order. Raises TooFewParts, MoveRefused."""
    require("demands.record", actor, demand)
    if len(parts) < 2:  # noqa: PLR2004 - one part is the demand itself
        raise TooFewParts
    made = tuple(_born_of(actor, at, demand, part, occasion) for part in parts)
    _tie(actor, at, demand, EventKind.SPLIT, made, occasion)
    _record("split", actor, at, demand, made)
    return made


@writes
def merge_demands(
    *, actor: Actor, at: datetime, demands: Sequence[Demand], into: Demand | Wording,
    **occasion: Unpack[Occasion],
) -> Demand:  # fmt: skip
    """Close them into one: a demand of the register, or a new one where the first stands.

    Raises TooFewMerged, DemandClosed, LineageLoops, MoveRefused.
    """
    require("demands.record", actor)
    for demand in demands:
        require("demands.record", actor, demand)
    _refuse_few(demands, into)
    target = _merged_from(actor, at, demands, into, occasion) if isinstance(into, Wording) else into
    _refuse_closed(actor, target, occasion)
    for demand in demands:
        _tie(actor, at, demand, EventKind.MERGED, [target], occasion)
    _record("merged", actor, at, target, demands)
    return target


@writes
def supersede_demand(
    *, actor: Actor, at: datetime, demand: Demand, by: Demand | Wording,
    **occasion: Unpack[Occasion],
) -> Demand:  # fmt: skip
    """Close it for another of the register, or for a new one in its place.

    Raises DemandClosed, LineageLoops, MoveRefused, OtherDemandNeeded.
    """
    require("demands.record", actor, demand)
    newer = _born_of(actor, at, demand, by, occasion) if isinstance(by, Wording) else by
    _refuse_closed(actor, newer, occasion)
    _tie(actor, at, demand, EventKind.SUPERSEDED, [newer], occasion)
    _record("superseded", actor, at, demand, [newer])
    return newer


@writes
def restate_demand(
    *, actor: Actor, at: datetime, demand: Demand, dossier: Dossier | None = None,
    wording: Wording | None = None, theme: Theme | None = None, **occasion: Unpack[Occasion],
) -> Demand:  # fmt: skip
    """Asked again: on itself, in a round or a paper; or in another dossier, as a new demand there.

    The old one keeps its state. Raises MoveRefused, SentUpAlready.
    """
    require("demands.record", actor, demand)
    keep_inside(actor, dossier, theme)
    if dossier is None or dossier.id == demand.dossier_id:
        _tie(actor, at, demand, EventKind.RESTATED, [None], occasion)
        return demand
    again = _copy_into(actor, at, demand, dossier, theme, wording, occasion)
    _tie(actor, at, demand, EventKind.RESTATED, [again], occasion)
    _record("restated", actor, at, demand, [again])
    return again


@writes
def send_up(
    *, actor: Actor, at: datetime, demand: Demand, dossier: Dossier, theme: Theme | None = None,
    wording: Wording | None = None, **occasion: Unpack[Occasion],
) -> Demand:  # fmt: skip
    """Carry a branch's demand into the dossier above: a copy there that keeps its origin.

    Both stand, each with its own history. Raises SentUpAlready, MoveRefused.
    """
    require("demands.send_up", actor, demand)
    keep_inside(actor, dossier, theme)
    copy = _copy_into(actor, at, demand, dossier, theme, wording, occasion)
    _tie(actor, at, demand, EventKind.SENT_UP, [copy], occasion)
    _record("sent_up", actor, at, demand, [copy])
    return copy


def _born_of(
    actor: Actor, at: datetime, demand: Demand, words: Wording, occasion: Occasion
) -> Demand:
    """A new demand at the old one's place, raised on the day with its origin."""
    place = DemandPlace(theme=demand.theme, parent=demand.parent, position=demand.position)
    place.update(fields_of(demand))
    newer = _enter(actor, at, demand.dossier, words, place)
    _raised(actor, at, newer, demand, occasion)
    return newer


def _merged_from(
    actor: Actor, at: datetime, demands: Sequence[Demand], words: Wording, occasion: Occasion
) -> Demand:
    """Where the first stood, for all whom they concerned, read by those who could read them all."""
    first = demands[0]
    shared = all(demand.audience == Audience.MEMBERS for demand in demands)
    place = DemandPlace(theme=first.theme, parent=first.parent, position=first.position)
    place.update(_joined(demands))
    place["audience"] = Audience.MEMBERS if shared else Audience.BUREAU
    target = _enter(actor, at, first.dossier, words, place)
    _raised(actor, at, target, None, occasion)
    return target


def _joined(demands: Sequence[Demand]) -> DemandPlace:
    """A demand without categories or areas concerns all, and so does what it is merged into."""
    named = [demand.beneficiaries for demand in demands]
    areas = [list(demand.areas.all()) for demand in demands]
    fields = fields_of(demands[0])
    fields["areas"], fields["beneficiaries"] = [], ""
    fields["priority"] = min((demand.priority for demand in demands), key=Priority.values.index)
    if all(named):
        fields["beneficiaries"] = "، ".join(dict.fromkeys(named))[:300]
    if all(areas):
        fields["areas"] = {area for several in areas for area in several}
    return fields


def _copy_into(
    actor: Actor, at: datetime, demand: Demand, dossier: Dossier, theme: Theme | None,
    wording: Wording | None, occasion: Occasion,
) -> Demand:  # fmt: skip
    held = demand.dossier_id == dossier.id or any(
        event.other is not None and event.other.dossier_id == dossier.id
        for event in demand.events.filter(
            voided_at=None, kind__in=(EventKind.RESTATED, EventKind.SENT_UP), other__removed_at=None
        ).select_related("other")
    )
    if held:
        raise SentUpAlready
    words = wording or Wording(demand.wording_ar, demand.wording_fr)
    place = DemandPlace(theme=theme)
    place.update(fields_of(demand))
    place.update(weight_of(demand))
    copy = _enter(actor, at, dossier, words, place)
    _raised(actor, at, copy, demand, occasion)
    return copy


def _enter(
    actor: Actor, at: datetime, dossier: Dossier, words: Wording, place: DemandPlace
) -> Demand:
    place["wording_fr"] = words.wording_fr
    return enter_demand(actor=actor, at=at, dossier=dossier, wording_ar=words.wording_ar, **place)


def _raised(
    actor: Actor, at: datetime, demand: Demand, origin: Demand | None, occasion: Occasion
) -> None:
    append_event(
        actor=actor, at=at, demand=demand, kind=EventKind.RAISED, said_by=SaidBy.US, other=origin,
        **occasion,
    )  # fmt: skip


def _tie(
    actor: Actor, at: datetime, demand: Demand, kind: EventKind, others: Iterable[Demand | None],
    occasion: Occasion,
) -> None:  # fmt: skip
    """One event of the old demand for each that came of it. Raises MoveRefused."""
    for other in others:
        event = append_event(
            actor=actor, at=at, demand=demand, kind=kind, said_by=SaidBy.US, other=other, **occasion
        )
    if event.passage is None and kind in CLOSING:
        _refuse_before_later(demand, event.place_in_time)


def _refuse_before_later(demand: Demand, place: tuple[Any, ...]) -> None:
    """What closes a demand by hand comes last in its history."""
    history = demand.events.filter(voided_at=None).select_related("passage")
    if any(gap.after.place_in_time > place for gap in fold(history).gaps):
        raise MoveRefused


def _refuse_few(demands: Sequence[Demand], into: Demand | Wording) -> None:
    ids = {demand.id for demand in demands}
    fewest = 2 if isinstance(into, Wording) else 1
    if len(ids) != len(demands) or len(ids) < fewest:
        raise TooFewMerged


def _refuse_closed(actor: Actor, target: Demand, occasion: Occasion) -> None:
    """A paper may say of long ago what is closed since."""
    keep_inside(actor, target)
    require("demands.record", actor, target)
    ended = target.events.filter(voided_at=None, kind__in=tuple(CLOSING)).exists()
    if target.removed_at is not None or (ended and occasion.get("passage") is None):
        raise DemandClosed


def _record(deed: str, actor: Actor, at: datetime, about: Demand, others: Iterable[Demand]) -> None:
    numbers = " ".join(str(demand.number) for demand in others)
    record(f"demands.demand.{deed}", actor=actor, at=at, about=about, after={"demands": numbers})
