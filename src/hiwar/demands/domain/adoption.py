"""Adopting the dossier: one block that follows the committee, and what was decided apart from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Unpack
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.domain.blocks import Deed, append_block
from hiwar.demands.domain.demands import search_key_of
from hiwar.demands.domain.recommending import VoteFields
from hiwar.demands.domain.versions import freeze, refuse_move
from hiwar.demands.models import (
    Demand,
    Dossier,
    DossierEvent,
    DossierVersion,
    Recommendation,
    Ruling,
)
from hiwar.demands.queries.adoption import Board, Fate, adoption_board
from hiwar.demands.queries.living import demands_of, in_batches
from hiwar.demands.vocabulary import KEEPING, DossierEventKind, EventKind, Outcome
from hiwar.journal.domain import Written, record, record_all, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import update_rows
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.organizations.models import Body
from hiwar.workspaces.domain.guards import keep_inside

EVENTS = {
    Outcome.ADOPT: EventKind.ADOPTED,
    Outcome.REWORD: EventKind.ADOPTED,
    Outcome.MERGE: EventKind.MERGED,
    Outcome.DEFER: EventKind.DEFERRED,
    Outcome.DROP: EventKind.WITHDRAWN,
}


class ExceptionsUndecided(Refused):
    sentence = gettext_lazy("Decide what you have taken apart, or put it back into the block.")


class MergedIntoNothing(Refused):
    """A demand would be merged into one that is not adopted itself."""

    def __init__(self, number: int | None) -> None:
        sentence = _("Number %(number)s would be merged into a demand that is not adopted.")
        super().__init__(sentence % {"number": number})


@dataclass(frozen=True, slots=True)
class Adoption:
    """The version adopted and how many demands went which way."""

    version: DossierVersion
    event: DossierEvent
    outcomes: dict[Outcome, int]


class AdoptionFields(VoteFields, total=False):
    """Who adopted it, where, and the votes on the block."""

    body: Body | None
    meeting: Meeting | None


@writes
def adopt_dossier(
    *, actor: Actor, at: datetime, dossier: Dossier, adopted_on: date,
    **fields: Unpack[AdoptionFields],
) -> Adoption:  # fmt: skip
    """Write everything or nothing: wordings, the event of every demand, the frozen version.

    Each demand goes as was decided apart, else as the committee recommends, else as it stands.
    Raises DossierMoveRefused, ExceptionsUndecided, MergedIntoNothing, NothingToFreeze.
    """
    require("demands.manage", actor, dossier)
    keep_inside(actor, dossier, fields.get("body"), fields.get("meeting"))
    refuse_move(dossier, DossierEventKind.ADOPTED)
    board = adoption_board(dossier)
    fates = board.fates
    _refuse_unready(board, fates)
    known = demands_of(board.tree.lines)
    told = _reword(actor, at, known, [each for each in fates if each.outcome is Outcome.REWORD])
    tree = board.tree.reworded(told)
    leaving = {fate.demand.id for fate in fates if fate.outcome not in KEEPING}
    version = freeze(dossier, at=at, as_of=adopted_on, without=leaving, tree=tree)
    event = DossierEvent.objects.create(
        dossier=dossier, kind=DossierEventKind.ADOPTED, occurred_on=adopted_on, recorded_at=at,
        version=version, demand_count=version.demand_count, **fields,
    )  # fmt: skip
    deeds = [_deed(fate, known) for fate in fates]
    append_block(
        actor=actor, at=at, deeds=deeds, occurred_on=adopted_on, block=event,
        meeting=fields.get("meeting"),
    )  # fmt: skip
    _settle(board, version)
    dossier.adopted_on, dossier.adopted_by = adopted_on, fields.get("body")
    dossier.save()
    record("demands.dossier.adopted", actor=actor, at=at, about=event, after=snapshot(event))
    counts = {outcome: sum(f.outcome is outcome for f in fates) for outcome in EVENTS}
    return Adoption(version, event, counts)


def _refuse_unready(board: Board, fates: Sequence[Fate]) -> None:
    if board.undecided:
        raise ExceptionsUndecided
    kept = {fate.demand.id for fate in fates if fate.outcome in KEEPING}
    for fate in fates:
        if fate.outcome is Outcome.MERGE and _target(fate) not in kept:
            raise MergedIntoNothing(fate.demand.number)


def _target(fate: Fate) -> UUID | None:
    return fate.judged.into_id if fate.judged is not None else None


def _deed(fate: Fate, known: Mapping[UUID, Demand]) -> Deed:
    words = fate.judged.reason if fate.judged is not None and fate.outcome not in KEEPING else ""
    into = _target(fate) if fate.outcome is Outcome.MERGE else None
    other = known[into] if into is not None else None
    return Deed(known[fate.demand.id], EVENTS[fate.outcome], words, other)


def _reword(
    actor: Actor, at: datetime, known: Mapping[UUID, Demand], fates: Sequence[Fate]
) -> list[Demand]:
    """The words that are given; a French wording left empty stays as it was."""
    told, demands = [], []
    for fate in fates:
        demand, judged = known[fate.demand.id], fate.judged
        if judged is None:
            continue
        before = _words(demand)
        demand.wording_ar = judged.wording_ar.strip()
        demand.wording_fr = judged.wording_fr.strip() or demand.wording_fr
        demand.search_key = search_key_of(demand)
        demands.append(demand)
        told.append(Written(demand, before, _words(demand)))
    update_rows(demands, ["wording_ar", "wording_fr", "search_key"])
    record_all("demands.demand.corrected", actor=actor, at=at, writes=told)
    return demands


def _words(demand: Demand) -> dict[str, Any]:
    return {name: getattr(demand, name) for name in ("wording_ar", "wording_fr", "search_key")}


def _settle(board: Board, version: DossierVersion) -> None:
    """What was proposed belongs to this adoption from now on, and to no later one."""
    for ids in in_batches([each.id for each in board.recommendations.values()]):
        Recommendation.objects.filter(id__in=ids).update(version=version)
    for ids in in_batches([each.id for each in board.rulings.values()]):
        Ruling.objects.filter(id__in=ids).update(version=version)
