"""Dialogues and their rounds."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models import Dialogue, Round
from hiwar.dialogue.vocabulary import DialogueLevel
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.organizations.models import Organization


class NotARound(Refused):
    sentence = _("A round is a meeting of ours with an administration. Say with which one.")
    field = "counterpart"


@writes
def open_dialogue(
    *, actor: Actor, at: datetime, organization: Organization, counterpart: Organization,
    level: str = DialogueLevel.SECTORAL,
) -> Dialogue:  # fmt: skip
    """The dialogue of the pair; the one that stands already, where there is one."""
    require("dialogue.record", actor)
    if organization.id == counterpart.id:
        raise NotARound
    standing = Dialogue.objects.filter(organization=organization, counterpart=counterpart).first()
    if standing is not None:
        return standing
    dialogue = Dialogue.objects.create(
        organization=organization, counterpart=counterpart, level=level, opened_at=at
    )
    record("dialogue.dialogue.opened", actor=actor, at=at, about=dialogue, after=snapshot(dialogue))
    return dialogue


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
    """The round that `meeting` was; opens the dialogue where it is the first. Raises NotARound."""
    require("dialogue.record", actor)
    if meeting.counterpart is None:
        raise NotARound
    dialogue = open_dialogue(
        actor=actor,
        at=at,
        organization=meeting.organization,
        counterpart=meeting.counterpart,
        level=level,
    )
    round_ = Round.objects.create(dialogue=dialogue, meeting=meeting, ordinal=ordinal)
    record("dialogue.round.recorded", actor=actor, at=at, about=round_, after=snapshot(round_))
    return round_


@writes
def withdraw_round(*, actor: Actor, at: datetime, round_: Round) -> None:
    require("dialogue.record", actor, round_)
    with changing("dialogue.round.withdrawn", actor=actor, at=at, about=round_):
        round_.withdrawn_at = at
