"""What the dialogue shows on pages of lower rooms."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from hiwar.dialogue.queries import (
    by_deadline,
    items_of,
    lines_of,
    visible_commitments,
    visible_rounds,
)
from hiwar.dialogue.queries.committees import late_actions
from hiwar.dialogue.queries.story import papers_of
from hiwar.kernel.clock import today

LATE_ON_DESK = 4


def commitments_of_demand(request: HttpRequest, demand: Any) -> Mapping[str, Any] | None:
    """On a demand's page: the open ones by deadline, then those settled."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    rows = visible_commitments(actor).filter(ties__demand=demand, ties__event__voided_at=None)
    lines = by_deadline(lines_of(actor, today(), rows))
    if not lines:
        return None
    return {
        "open_lines": [line for line in lines if line.is_open],
        "settled": [line for line in lines if not line.is_open],
        "today": today(),
    }


def dialogue_of_meeting(request: HttpRequest, meeting: Any) -> Mapping[str, Any] | None:
    """On a meeting's page: its round, the answers given there, the commitments."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    lines = lines_of(actor, today(), visible_commitments(actor).filter(meeting=meeting))
    items = items_of(actor, meeting, lines)
    round_ = visible_rounds(actor).filter(meeting=meeting).first()
    offers = round_ is None and meeting.counterpart_id and actor.may("dialogue.record")
    if not (lines or items or round_ or offers):
        return None
    return {"round": round_, "items": items, "lines": by_deadline(lines), "offers": offers}


def papers_of_round(request: HttpRequest, round_: Any) -> Mapping[str, Any]:
    """At the foot of a round: its joint committees, its accounts, its agreements."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return {"papers": papers_of(actor, round_), "round": round_}


def actions_that_are_late(request: HttpRequest, _page: Any) -> Mapping[str, Any] | None:
    """On the desk: the oldest deadlines of joint committees, ours and theirs."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    lines = late_actions(actor, today())
    return {"lines": lines, "first": lines[:LATE_ON_DESK]} if lines else None
