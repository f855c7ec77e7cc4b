"""Which demands a commitment that was kept lets us acknowledge; nothing is acknowledged by itself."""

from typing import Final

from django.db.models import QuerySet

from hiwar.demands.models import Demand
from hiwar.demands.queries import visible_to as visible_demands
from hiwar.demands.vocabulary import DemandState
from hiwar.dialogue.models import CommitmentEvent
from hiwar.dialogue.vocabulary import CommitmentEventKind
from hiwar.kernel.actors import Actor

_DONE: Final = {
    CommitmentEventKind.KEPT: (DemandState.MET, DemandState.CLOSED),
    CommitmentEventKind.PARTLY_KEPT: (
        DemandState.MET, DemandState.PARTLY_MET, DemandState.CLOSED,
    ),
}  # fmt: skip


def demands_to_acknowledge(actor: Actor, event: CommitmentEvent) -> QuerySet[Demand]:
    """The demands it answers that do not stand so yet; none for another kind of event."""
    done = _DONE.get(CommitmentEventKind(event.kind))
    if done is None or event.voided_at is not None:
        return visible_demands(actor).none()
    rows = visible_demands(actor).filter(
        commitment_ties__commitment=event.commitment_id, commitment_ties__event__voided_at=None
    )
    return rows.exclude(standing__state__in=done).distinct().order_by("number")
