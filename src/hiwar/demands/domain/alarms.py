"""Alarms: a document that touches a gain is told to the bureau, who say whether it threatens it."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.gains import append_gain_event
from hiwar.demands.models import GainAlarm, GainEvent
from hiwar.demands.queries.watch import touches_of
from hiwar.demands.vocabulary import AlarmState, GainEventKind
from hiwar.documents.domain import quote
from hiwar.documents.models import Document
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


class AlarmSettled(Refused):
    sentence = _("This alarm was settled already.")


class DismissalNeedsReason(Refused):
    sentence = _("Say in a few words why it does not threaten the gain.")
    field = "why"


@writes
def watch_document(actor: Actor, at: datetime, document: Document) -> list[GainAlarm]:
    """Set off an alarm for each gain that a document touches, once for the two of them.

    Called with every document that has got its text; asks no rule, as the document itself was let in.
    """
    told = set(GainAlarm.objects.filter(document=document).values_list("gain_id", flat=True))
    made = []
    for touch in touches_of(document):
        if touch.gain.pk in told:
            continue
        alarm = GainAlarm.objects.create(
            gain=touch.gain, document=document, reason=touch.reason, raised_at=at,
            start=touch.start, end=touch.end, words=document.text[touch.start : touch.end],
        )  # fmt: skip
        record("demands.alarm.raised", actor=actor, at=at, about=alarm, after=snapshot(alarm))
        made.append(alarm)
    return made


@writes
def confirm_alarm(
    *, actor: Actor, at: datetime, alarm: GainAlarm, occurred_on: date, words: str = ""
) -> GainEvent:
    """It threatens the gain: a threat with the passage of the document. Raises AlarmSettled."""
    require("demands.record", actor, alarm.gain)
    _refuse_settled(alarm)
    passage = quote(document=alarm.document, start=alarm.start, end=alarm.end)
    threat = append_gain_event(
        actor=actor, at=at, gain=alarm.gain, kind=GainEventKind.THREATENED,
        occurred_on=occurred_on, words=words, passage=passage,
    )  # fmt: skip
    with changing("demands.alarm.confirmed", actor=actor, at=at, about=alarm):
        alarm.state, alarm.threat, alarm.settled_at = AlarmState.CONFIRMED, threat, at
    return threat


@writes
def dismiss_alarm(*, actor: Actor, at: datetime, alarm: GainAlarm, why: str) -> None:
    """It does not threaten it, for the reason given. Raises DismissalNeedsReason, AlarmSettled."""
    require("demands.record", actor, alarm.gain)
    _refuse_settled(alarm)
    if not why.strip():
        raise DismissalNeedsReason
    with changing("demands.alarm.dismissed", actor=actor, at=at, about=alarm):
        alarm.state, alarm.why, alarm.settled_at = AlarmState.DISMISSED, why.strip(), at


def _refuse_settled(alarm: GainAlarm) -> None:
    """Read again under a lock: two may settle it at once."""
    now = GainAlarm.objects.select_for_update().get(pk=alarm.pk)
    if now.state != AlarmState.OPEN:
        raise AlarmSettled
