"""Dialogues and their rounds."""

from datetime import datetime
from typing import Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models import Dialogue, Round
from hiwar.dialogue.vocabulary import DialogueLevel
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.domain import record_meeting
from hiwar.meetings.domain.meetings import MeetingMore
from hiwar.meetings.models import Meeting
from hiwar.meetings.vocabulary import MeetingKind
from hiwar.organizations.models import Organization
from hiwar.workspaces.domain.guards import keep_inside


class NotARound(Refused):
    sentence = _("A round is a meeting of ours with an administration. Say with which one.")
    field = "counterpart"


class RoundRecorded(Refused):
    sentence = _("This meeting stands among the rounds already.")
    field = "meeting"


class RoundInUse(Refused):
    sentence = _(
        "Answers, accounts, agreements or committees rest on this round. Take them back first."
    )


@writes
def open_dialogue(
    *, actor: Actor, at: datetime, organization: Organization, counterpart: Organization,
    level: str = DialogueLevel.SECTORAL,
) -> Dialogue:  # fmt: skip
    """The dialogue of the pair; the one that stands already, where there is one."""
    require("dialogue.record", actor)
    keep_inside(actor, organization, counterpart)
    if organization.id == counterpart.id:
        raise NotARound
    standing = Dialogue.objects.filter(organization=organization, counterpart=counterpart).first()
    if standing is not None:
        _open_again(actor, at, standing)
        return standing
    dialogue = Dialogue.objects.create(
        organization=organization, counterpart=counterpart, level=level, opened_at=at
    )
    record("dialogue.dialogue.opened", actor=actor, at=at, about=dialogue, after=snapshot(dialogue))
    return dialogue


def _open_again(actor: Actor, at: datetime, dialogue: Dialogue) -> None:
    if dialogue.withdrawn_at is not None:
        with changing("dialogue.dialogue.opened", actor=actor, at=at, about=dialogue):
            dialogue.withdrawn_at = None


@writes
def correct_dialogue(*, actor: Actor, at: datetime, dialogue: Dialogue, level: str) -> None:
    require("dialogue.record", actor, dialogue)
    with changing("dialogue.dialogue.corrected", actor=actor, at=at, about=dialogue):
        dialogue.level = level


@writes
def record_round(
    *, actor: Actor, at: datetime, meeting: Meeting, ordinal: int | None = None,
    level: str = DialogueLevel.SECTORAL,
) -> Round:  # fmt: skip
    """The round that `meeting` was; opens the dialogue where it is the first.

    Raises NotARound, RoundRecorded.
    """
    require("dialogue.record", actor)
    keep_inside(actor, meeting)
    if meeting.counterpart is None:
        raise NotARound
    if Round.objects.filter(meeting=meeting, withdrawn_at=None).exists():
        raise RoundRecorded
    dialogue = open_dialogue(
        actor=actor, at=at, level=level,
        organization=meeting.organization, counterpart=meeting.counterpart,
    )  # fmt: skip
    round_ = Round.objects.create(dialogue=dialogue, meeting=meeting, ordinal=ordinal)
    record("dialogue.round.recorded", actor=actor, at=at, about=round_, after=snapshot(round_))
    return round_


@writes
def hold_round(
    *, actor: Actor, at: datetime, organization: Organization, **meeting: Unpack[MeetingMore]
) -> Round:  # fmt: skip
    """Record the meeting and the round that it was, both or neither.

    `ordinal` is the round's of its year. Raises NotARound and what `record_meeting` raises.
    """
    require("dialogue.record", actor)
    if meeting.get("counterpart") is None:
        raise NotARound
    held = record_meeting(
        actor=actor, at=at, kind=MeetingKind.DIALOGUE_ROUND, organization=organization,
        **meeting,
    )  # fmt: skip
    return record_round(actor=actor, at=at, meeting=held, ordinal=meeting.get("ordinal"))


@writes
def withdraw_round(*, actor: Actor, at: datetime, round_: Round) -> None:
    """The dialogue whose last round it was goes with it. Raises RoundInUse while answers, accounts,
    agreements or joint committees rest on it.
    """
    require("dialogue.record", actor, round_)
    papers = (round_.answers, round_.accounts, round_.agreements)
    if any(rows.filter(withdrawn_at=None).exists() for rows in papers):
        raise RoundInUse
    if round_.committees.exists():
        raise RoundInUse
    if round_.statements.filter(withdrawn_at=None).exists():
        raise RoundInUse(_("Something stands at the table of this round. Take it back first."))
    with changing("dialogue.round.withdrawn", actor=actor, at=at, about=round_):
        round_.withdrawn_at = at
    if not round_.dialogue.rounds.filter(withdrawn_at=None).exists():
        with changing("dialogue.dialogue.withdrawn", actor=actor, at=at, about=round_.dialogue):
            round_.dialogue.withdrawn_at = at
