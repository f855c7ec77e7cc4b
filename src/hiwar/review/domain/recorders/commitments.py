"""Commitments: the word, who owes it, which demands it answers."""

from calendar import monthrange
from datetime import date

from hiwar.demands.models import Demand
from hiwar.dialogue.domain import record_commitment
from hiwar.dialogue.models import Commitment
from hiwar.kernel.dates import Precision, day_of
from hiwar.organizations.models import Organization, Post
from hiwar.review.domain.acceptance import Acceptance
from hiwar.review.domain.recorders.demands import effect_of


def record_commitment_found(doing: Acceptance) -> Commitment:
    """Said, unless a person corrects it to written or signed; due only by a date the text gives."""
    given_on, given_precision = doing.day()
    owner, owner_post = _owner(doing)
    due_on, due_precision = _due(doing.value.get("due"))
    demands = [doing.accepted(key) for key in doing.value.get("about") or []]
    return doing.made(
        record_commitment(
            **doing.by, wording_ar=doing.value["text"], given_on=given_on,
            given_precision=given_precision, strength=doing.value.get("strength") or "said",
            owner=owner, owner_post=owner_post, due_on=due_on, due_precision=due_precision,
            meeting=doing.meeting(), passage=doing.passage,
            demands=[row for row in demands if isinstance(row, Demand) and not row.is_heading],
            event_kind=effect_of(doing.value),
        )
    )  # fmt: skip


def _owner(doing: Acceptance) -> tuple[Organization | None, str]:
    """The organization and the post of whoever gave the word; the words as written where it is neither."""
    actor = doing.value.get("actor")
    row = doing.accepted(actor)
    meeting = doing.meeting()
    theirs = meeting.counterpart if meeting is not None else None
    if isinstance(row, Organization):
        return row, ""
    if isinstance(row, Post):
        return row.organization, row.title_ar
    if row is not None:
        return theirs, str(row)
    written = doing.finding.reading.findings.filter(key=actor).first() if actor else None
    return theirs, str(written or actor or "")[:200]


def _due(written: str | None) -> tuple[date | None, str]:
    """The end of what the text gives: a day, a month, a year, or the end of an ISO interval."""
    if not written:
        return None, Precision.DAY
    return last_day(written.split("/")[-1])


def last_day(iso: str) -> tuple[date | None, str]:
    """The last day of a stated month or year: a word «in 2026» is late in 2027."""
    try:
        day, precision = day_of(iso)
    except ValueError:
        return None, Precision.DAY
    if precision == Precision.YEAR:
        day = day.replace(month=12, day=31)
    elif precision == Precision.MONTH:
        day = day.replace(day=monthrange(day.year, day.month)[1])
    return day, precision
