"""The next round, planned with an agenda that the last one drafts."""

from datetime import datetime
from typing import Unpack

from django.utils import timezone

from hiwar.dialogue.domain.agenda import put_on_agenda
from hiwar.dialogue.domain.moves import plan_round
from hiwar.dialogue.models import Round
from hiwar.dialogue.queries.after import drafts_after
from hiwar.dialogue.queries.line import lines_of
from hiwar.dialogue.queries.state import agenda_of
from hiwar.dialogue.queries.visible import visible_commitments
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.domain.meetings import MeetingMore


@writes
def draft_next_round(
    *, actor: Actor, at: datetime, round_: Round, **meeting: Unpack[MeetingMore]
) -> Round:  # fmt: skip
    """Plan the round after `round_` with the same parties.

    On its agenda: what was left without answer, then what was deferred, what was promised and is
    overdue, what was met in part, what was agreed to and waits. What is met, closed, refused or
    within the term of its commitment is left out. Raises what `plan_round` raises.
    """
    require("dialogue.record", actor, round_)
    last, today = round_.meeting, timezone.localtime(at).date()
    lines = lines_of(actor, today, visible_commitments(actor).filter(meeting=last))
    drafts = drafts_after(actor, round_, today, agenda_of(round_), lines)
    meeting.setdefault("counterpart", last.counterpart)
    planned = plan_round(actor=actor, at=at, organization=last.organization, **meeting)
    for reason, head in dict.fromkeys((draft.reason, draft.head) for draft in drafts):
        put_on_agenda(
            actor=actor, at=at, round_=planned, reason=reason, head=head,
            demands=[d.demand for d in drafts if (d.reason, d.head) == (reason, head)],
        )  # fmt: skip
    return planned
