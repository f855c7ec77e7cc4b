"""The verbs of review: accept, correct, refuse, undo, accept all clear ones. Each fact is all or nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hiwar.documents.domain import quote
from hiwar.journal.domain import record
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Organization
from hiwar.review.domain.acceptance import STANDING, Acceptance, standing
from hiwar.review.domain.recorders import RECORDERS
from hiwar.review.domain.undoing import undo_effects
from hiwar.review.models import Finding, Judgement, Reading
from hiwar.review.vocabulary import CLEAR, ITEM_KINDS, FindingKind, Verdict

PERSONAL = (FindingKind.PERSON, FindingKind.MEETING, FindingKind.NEXT_EVENT)


class JudgedMeanwhile(Refused):
    sentence = _("Somebody else decided on this fact meanwhile. Here is where it stands now.")


class NothingToUndo(Refused):
    sentence = _("There is nothing to undo here.")


@writes
def accept_finding(
    *, actor: Actor, at: datetime, finding: Finding, seen: UUID | None, choice: UUID | None = None
) -> Judgement:
    """Write the fact into its register as it was proposed.

    `seen` is the judgement the person saw on their page (None: waiting); another one standing now
    raises JudgedMeanwhile. `choice` links to an existing row instead of making one. Raises what
    the registers refuse; then nothing is written.
    """
    previous = _claim(actor, finding, seen)
    return _record(actor, at, finding, previous, Verdict.ACCEPTED, choice=choice)


@writes
def correct_finding(
    *, actor: Actor, at: datetime, finding: Finding, seen: UUID | None, value: dict[str, Any],
    start: int, end: int, choice: UUID | None = None,
) -> Judgement:  # fmt: skip
    """As accept, with another value or another place in the text; what it became before is undone first."""
    previous = _claim(actor, finding, seen)
    if previous is not None and previous.verdict in STANDING:
        previous = _undo(actor, at, previous)
    return _record(
        actor, at, finding, previous, Verdict.CORRECTED, value={**finding.value, **value},
        span=(start, end), choice=choice,
    )  # fmt: skip


@writes
def refuse_finding(*, actor: Actor, at: datetime, finding: Finding, seen: UUID | None) -> Judgement:
    previous = _claim(actor, finding, seen)
    if previous is not None and previous.verdict in STANDING:
        previous = _undo(actor, at, previous)
    return _judge(actor, at, finding, previous, Verdict.REFUSED)


@writes
def undo_judgement(*, actor: Actor, at: datetime, finding: Finding, seen: UUID | None) -> Judgement:
    """Open the fact again. Raises what the registers refuse where others have built on it; NothingToUndo."""
    previous = _claim(actor, finding, seen)
    if previous is None or previous.verdict == Verdict.UNDONE:
        raise NothingToUndo
    return _undo(actor, at, previous)


def accept_clear_ones(
    *, actor: Actor, at: datetime, reading: Reading, choose: Callable[[Finding], UUID | None]
) -> int:
    """Accept every waiting fact that is clear, a transaction each; how many were.

    Never a commitment, nor a person or a date with a warning, nor what another organization says
    in its own paper. A fact that its register refuses stays waiting for a person's eye.
    """
    require("review.judge", actor, reading)
    accepted = 0
    for finding in reading.findings.filter(certainty__gte=CLEAR).exclude(
        kind=FindingKind.COMMITMENT
    ):
        if (finding.warned and finding.kind in PERSONAL) or standing(finding) is not None:
            continue
        if finding.kind in ITEM_KINDS and not speaks_for_us(reading):
            break
        try:
            last = _last(finding)
            accept_finding(
                actor=actor,
                at=at,
                finding=finding,
                seen=last.id if last else None,
                choice=choose(finding),
            )
        except Refused:
            continue
        accepted += 1
    return accepted


def speaks_for_us(reading: Reading) -> bool:
    """Whether the organization the meeting is told of is ours; so where the paper names none."""
    meeting = reading.findings.filter(kind=FindingKind.MEETING).first()
    issuer = reading.findings.filter(key=meeting.value.get("issuer")).first() if meeting else None
    judgement = standing(issuer) if issuer else None
    if judgement is None or judgement.target_id is None:
        return True
    return Organization.objects.filter(pk=judgement.target_id, is_ours=True).exists()


def _last(finding: Finding) -> Judgement | None:
    return finding.judgements.filter(replaced_by=None).order_by("-at", "-id").first()


def _claim(actor: Actor, finding: Finding, seen: UUID | None) -> Judgement | None:
    """Ask the rule, hold the reading, and make sure the person saw what stands."""
    require("review.judge", actor, finding)
    Reading.objects.select_for_update().get(pk=finding.reading_id)
    last = _last(finding)
    if (last.id if last else None) != seen:
        raise JudgedMeanwhile
    return last


def _record(
    actor: Actor, at: datetime, finding: Finding, previous: Judgement | None, verdict: Verdict, *,
    value: dict[str, Any] | None = None, span: tuple[int, int] | None = None, choice: UUID | None = None,
) -> Judgement:  # fmt: skip
    if previous is not None and previous.verdict in STANDING:
        raise JudgedMeanwhile
    start, end = span or (finding.start, finding.end)
    passage = quote(document=finding.reading.document, start=start, end=end)
    doing = Acceptance(
        actor=actor,
        at=at,
        finding=finding,
        value=value or finding.value,
        passage=passage,
        choice=choice,
    )
    target = RECORDERS[doing.kind](doing)
    judgement = _judge(
        actor, at, finding, previous, verdict, value=value, passage=passage,
        target_type=target._meta.label_lower, target_id=target.pk,  # noqa: SLF001
    )  # fmt: skip
    doing.save_effects(judgement)
    return judgement


def _judge(
    actor: Actor,
    at: datetime,
    finding: Finding,
    previous: Judgement | None,
    verdict: Verdict,
    **more: Any,
) -> Judgement:
    judgement = Judgement.objects.create(
        finding=finding, verdict=verdict, by=actor.user_id, by_name=actor.name, at=at,
        replaces=previous, **more,
    )  # fmt: skip
    before = {"verdict": previous.verdict} if previous else {}
    after = {"verdict": str(verdict), **({"value": more["value"]} if more.get("value") else {})}
    record(
        f"review.finding.{verdict}", actor=actor, at=at, about=finding, before=before, after=after
    )
    return judgement


def _undo(actor: Actor, at: datetime, previous: Judgement) -> Judgement:
    undo_effects(actor=actor, at=at, judgement=previous)
    return _judge(actor, at, previous.finding, previous, Verdict.UNDONE)
