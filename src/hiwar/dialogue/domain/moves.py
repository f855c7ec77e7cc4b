"""A round planned, opened, closed, opened again."""

from datetime import datetime
from typing import Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain.agenda import raise_unheard
from hiwar.dialogue.domain.rounds import NotARound, open_dialogue
from hiwar.dialogue.domain.silence import record_silence
from hiwar.dialogue.models import Round, RoundMove
from hiwar.dialogue.queries.state import state_of
from hiwar.dialogue.vocabulary.table import ROUND_TABLE, RoundMoveKind
from hiwar.journal.domain import record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.domain import hold_meeting, plan_meeting
from hiwar.meetings.domain.meetings import DayMissing, DayToCome, MeetingMore
from hiwar.meetings.vocabulary import MeetingKind, MeetingState
from hiwar.organizations.models import Organization


class NoSuchMove(Refused):
    sentence = _("The round does not stand where this can be done. Look at it again.")


class NotItsDay(Refused):
    sentence = _("The day of this round is still to come. Correct the day of its meeting first.")


@writes
def plan_round(
    *, actor: Actor, at: datetime, organization: Organization, **meeting: Unpack[MeetingMore]
) -> Round:  # fmt: skip
    """Plan the meeting and the round that it will be. Raises NotARound and what `plan_meeting` raises."""
    require("dialogue.record", actor)
    counterpart = meeting.get("counterpart")
    if counterpart is None:
        raise NotARound
    planned = plan_meeting(
        actor=actor, at=at, kind=MeetingKind.DIALOGUE_ROUND, organization=organization, **meeting
    )
    dialogue = open_dialogue(actor=actor, at=at, organization=organization, counterpart=counterpart)
    round_ = Round.objects.create(
        dialogue=dialogue, meeting=planned, ordinal=meeting.get("ordinal")
    )
    record("dialogue.round.planned", actor=actor, at=at, about=round_, after=snapshot(round_))
    return round_


@writes
def open_round(*, actor: Actor, at: datetime, round_: Round) -> RoundMove:
    """The parties sit. A planned meeting is held by it, and demands never recorded are raised.

    Raises NoSuchMove, DayMissing, NotItsDay.
    """
    require("dialogue.record", actor, round_)
    meeting = round_.meeting
    if meeting.held_on is None:
        raise DayMissing
    move = _moved(actor, at, round_, RoundMoveKind.OPENED)
    if meeting.state == MeetingState.PLANNED:
        try:
            hold_meeting(actor=actor, at=at, meeting=meeting)
        except DayToCome as refusal:
            raise NotItsDay from refusal
    raise_unheard(actor, at, round_)
    return move


@writes
def close_round(*, actor: Actor, at: datetime, round_: Round) -> RoundMove:
    """The table rises: points they left without a word are recorded as unanswered.

    What was typed before and arrives later is still taken. Raises NoSuchMove.
    """
    require("dialogue.record", actor, round_)
    move = _moved(actor, at, round_, RoundMoveKind.CLOSED)
    record_silence(actor=actor, at=at, round_=round_)
    return move


@writes
def reopen_round(*, actor: Actor, at: datetime, round_: Round) -> RoundMove:
    """Something was forgotten. Raises NoSuchMove."""
    require("dialogue.record", actor, round_)
    if round_.meeting.held_on is None:
        raise DayMissing
    move = _moved(actor, at, round_, RoundMoveKind.REOPENED)
    raise_unheard(actor, at, round_)
    return move


def _moved(actor: Actor, at: datetime, round_: Round, kind: RoundMoveKind) -> RoundMove:
    if kind not in ROUND_TABLE[state_of(round_)]:
        raise NoSuchMove
    move = RoundMove.objects.create(round=round_, kind=kind, recorded_at=at)
    record(f"dialogue.round.{kind.value}", actor=actor, at=at, about=round_)
    return move
