"""The agenda of a round: points put on it, moved, taken off."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain import record_event
from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.dialogue.domain.places import TURNS, event_id
from hiwar.dialogue.models import Round, RoundItem
from hiwar.dialogue.queries.state import agenda_of, state_of
from hiwar.dialogue.vocabulary.table import AgendaReason, RoundState
from hiwar.journal.domain import changing, record
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside


class NothingToAdd(Refused):
    sentence = _("Choose a demand, or write the subject.")


class ItemSpokenOf(Refused):
    sentence = _("Something was said on this point. Take that back first.")


class ClosedAgenda(Refused):
    sentence = _("The round is closed. Open it again to change its agenda.")


@writes
def put_on_agenda(
    *, actor: Actor, at: datetime, round_: Round, demands: Iterable[Demand] = (),
    subject: str = "", head: str = "", reason: str = AgendaReason.CHOSEN,
) -> list[RoundItem]:  # fmt: skip
    """After the points that stand; demands there already are left where they are, headings left out.

    `head` is that of all; where it is empty, each goes under its heading or its theme.
    Raises NothingToAdd, ClosedAgenda.
    """
    require("dialogue.record", actor, round_)
    _refuse_closed(round_)
    chosen, subject = list(demands), " ".join(subject.split())
    keep_inside(actor, *chosen)
    if not chosen and not subject:
        raise NothingToAdd
    made = _added(round_, _fresh(round_, chosen), at, head, reason)
    if subject:
        made.append(_subject(round_, subject, at, head, reason))
    if made:
        told = {"points": [str(item) for item in made]}
        record("dialogue.agenda.extended", actor=actor, at=at, about=round_, after=told)
    if state_of(round_) is RoundState.OPEN:
        raise_unheard(actor, at, round_)
    return made


def _refuse_closed(round_: Round) -> None:
    if state_of(round_) is RoundState.CLOSED:
        raise ClosedAgenda


def _fresh(round_: Round, demands: Collection[Demand]) -> list[Demand]:
    there = set(
        RoundItem.objects.filter(round=round_, removed_at=None).values_list("demand", flat=True)
    )
    return [each for each in demands if each.number is not None and each.id not in there]


def _added(
    round_: Round, demands: Sequence[Demand], at: datetime, head: str, reason: str
) -> list[RoundItem]:
    start = _last_position(round_) + 1
    made = [
        RoundItem(
            workspace_id=round_.workspace_id, round=round_, demand=demand, reason=reason,
            head=head or _head_of(demand), position=start + place, added_at=at,
        )
        for place, demand in enumerate(demands)
    ]  # fmt: skip
    return RoundItem.objects.bulk_create(made)


def _subject(round_: Round, subject: str, at: datetime, head: str, reason: str) -> RoundItem:
    return RoundItem.objects.create(
        round=round_, subject=subject, head=head, reason=reason, added_at=at,
        position=_last_position(round_) + 1,
    )  # fmt: skip


def _last_position(round_: Round) -> int:
    return RoundItem.objects.filter(round=round_).aggregate(last=Max("position"))["last"] or 0


def _head_of(demand: Demand) -> str:
    above = demand.parent
    if above is not None and above.number is None:
        return above.wording_ar[:300]
    return demand.theme.name_ar if demand.theme else ""


@writes
def take_off_agenda(*, actor: Actor, at: datetime, item: RoundItem) -> None:
    """Raises ItemSpokenOf, ClosedAgenda."""
    require("dialogue.record", actor, item)
    _refuse_closed(item.round)
    if item.statements.filter(statement__withdrawn_at=None).exists():
        raise ItemSpokenOf
    with changing("dialogue.item.removed", actor=actor, at=at, about=item):
        item.removed_at = at


@writes
def reorder_agenda(
    *, actor: Actor, at: datetime, round_: Round, order: Sequence[RoundItem]
) -> None:
    """Those named in `order` first, in that order; the others after them as they were."""
    require("dialogue.record", actor, round_)
    _refuse_closed(round_)
    keep_inside(actor, *order)
    named = {item.id: place for place, item in enumerate(order)}
    items = agenda_of(round_)
    items.sort(key=lambda item: named.get(item.id, len(named)))
    moved = [item for place, item in enumerate(items, start=1) if item.position != place]
    for place, item in enumerate(items, start=1):
        item.position = place
    RoundItem.objects.bulk_update(items, ["position"])
    if moved:
        told = {"order": [str(item) for item in items]}
        record("dialogue.agenda.reordered", actor=actor, at=at, about=round_, after=told)


def raise_unheard(actor: Actor, at: datetime, round_: Round) -> None:
    """A demand that nothing is recorded of is raised by being put on the table.

    Inside a verb that has asked its rule.
    """
    meeting, items = round_.meeting, agenda_of(round_)
    about = [item.demand for item in items if item.demand is not None]
    heard = DemandEvent.objects.filter(demand__in=about, voided_at=None)
    known = set(heard.values_list("demand_id", flat=True))
    if meeting.held_on is None:
        return
    for demand in about:
        if demand.id in known:
            continue
        record_event(
            actor=actor, at=at, demand=demand, kind=EventKind.RAISED, said_by=SaidBy.US,
            occurred_on=meeting.held_on, precision=meeting.precision, meeting=meeting,
            id=_free_id(at, round_, demand),
        )  # fmt: skip


def _free_id(at: datetime, round_: Round, demand: Demand) -> UUID:
    made = (event_id(at, round_.id, demand.id, 0, turn) for turn in range(TURNS))
    return next(each for each in made if not DemandEvent.objects.filter(id=each).exists())
