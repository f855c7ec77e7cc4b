"""Joint committees: formed, seated, meeting, ended; answers sent to them."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain.agreements import RoundOfAnother
from hiwar.dialogue.models import (
    Agreement,
    Answer,
    CommitteeMeeting,
    CommitteeMember,
    Dialogue,
    JointCommittee,
    Referral,
    Round,
)
from hiwar.dialogue.vocabulary import AnswerKind
from hiwar.dialogue.vocabulary.committees import MemberRole
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.people.models import Person
from hiwar.workspaces.domain.guards import keep_inside


class NobodyNamed(Refused):
    sentence = _("Name the person or write the office.")
    field = "post_text"


class LeftBeforeSeated(Refused):
    sentence = _("This day stands before the day of the seat. Check both dates.")
    field = "left_on"


class EndBeforeBirth(Refused):
    sentence = _("The committee would end before it was formed. Check both dates.")
    field = "ends_on"


class MeetingCounted(Refused):
    sentence = _("This meeting stands among those of the committee already.")
    field = "meeting"


class NotReferred(Refused):
    sentence = _("Only an answer that refers elsewhere can be sent to a committee.")


class CommitteeFields(TypedDict, total=False):
    """What may be corrected of a committee."""

    name_ar: str
    name_fr: str
    mission: str
    formed_on: date | None
    precision: str
    ends_on: date | None


class CommitteeMore(CommitteeFields, total=False):
    """And where it was born."""

    round: Round | None
    agreement: Agreement | None


@writes
def form_committee(
    *, actor: Actor, at: datetime, dialogue: Dialogue, **more: Unpack[CommitteeMore]
) -> JointCommittee:
    """Raises RoundOfAnother where its round or agreement is of another dialogue, EndBeforeBirth."""
    require("dialogue.record", actor, dialogue)
    births = [more.get("round"), more.get("agreement")]
    keep_inside(actor, *births)
    if any(birth is not None and birth.dialogue_id != dialogue.id for birth in births):
        raise RoundOfAnother
    committee = JointCommittee(dialogue=dialogue, recorded_at=at, **more)
    _refuse_early_end(committee)
    committee.save()
    record(
        "dialogue.committee.formed", actor=actor, at=at,
        about=committee, after=snapshot(committee),
    )  # fmt: skip
    return committee


def _refuse_early_end(committee: JointCommittee) -> None:
    start = committee.formed_on
    if start and committee.ends_on and committee.ends_on < start:
        raise EndBeforeBirth


@writes
def correct_committee(
    *, actor: Actor, at: datetime, committee: JointCommittee, **fields: Unpack[CommitteeFields]
) -> None:
    """The fields given, no other. Raises EndBeforeBirth."""
    require("dialogue.record", actor, committee)
    with changing("dialogue.committee.corrected", actor=actor, at=at, about=committee):
        for name, value in fields.items():
            setattr(committee, name, value)
        _refuse_early_end(committee)


@writes
def end_committee(*, actor: Actor, at: datetime, committee: JointCommittee, ended_on: date) -> None:
    """Its actions stay as they are; it expects no meeting. Raises EndBeforeBirth."""
    require("dialogue.record", actor, committee)
    if committee.formed_on and ended_on < committee.formed_on:
        raise EndBeforeBirth(field="ended_on")
    with changing("dialogue.committee.ended", actor=actor, at=at, about=committee):
        committee.ended_on = ended_on


@writes
def seat_member(
    *, actor: Actor, at: datetime, committee: JointCommittee, side: str,
    person: Person | None = None, post_text: str = "", role: str = MemberRole.MEMBER,
    seated_on: date | None = None,
) -> CommitteeMember:  # fmt: skip
    """Raises NobodyNamed."""
    require("dialogue.record", actor, committee)
    keep_inside(actor, person)
    if person is None and not post_text:
        raise NobodyNamed
    member = CommitteeMember.objects.create(
        committee=committee, side=side, person=person, post_text=post_text, role=role,
        seated_on=seated_on, recorded_at=at,
    )  # fmt: skip
    record("dialogue.member.seated", actor=actor, at=at, about=member, after=snapshot(member))
    return member


@writes
def leave_committee(*, actor: Actor, at: datetime, member: CommitteeMember, left_on: date) -> None:
    """Raises LeftBeforeSeated."""
    require("dialogue.record", actor, member)
    if member.seated_on is not None and left_on < member.seated_on:
        raise LeftBeforeSeated
    with changing("dialogue.member.left", actor=actor, at=at, about=member):
        member.left_on = left_on


@writes
def count_committee_meeting(
    *, actor: Actor, at: datetime, committee: JointCommittee, meeting: Meeting
) -> CommitteeMeeting:
    """A meeting of the register, held or planned, was one of the committee. Raises MeetingCounted."""
    require("dialogue.record", actor, committee)
    keep_inside(actor, meeting)
    if committee.committee_meetings.filter(meeting=meeting).exists():
        raise MeetingCounted
    row = CommitteeMeeting.objects.create(committee=committee, meeting=meeting)
    record(
        "dialogue.committee_meeting.recorded", actor=actor, at=at, about=row, after=snapshot(row)
    )
    return row


@writes
def refer_answer(
    *, actor: Actor, at: datetime, answer: Answer, committee: JointCommittee
) -> Referral:
    """Which committee an answer sent its demand to; another one takes its place. Raises NotReferred."""
    require("dialogue.record", actor, answer)
    keep_inside(actor, committee)
    if answer.kind not in (AnswerKind.REFERRED, AnswerKind.DEFERRED, AnswerKind.IN_PRINCIPLE):
        raise NotReferred
    before = Referral.objects.filter(answer=answer).first()
    referral, _made = Referral.objects.update_or_create(
        answer=answer, defaults={"committee": committee, "recorded_at": at}
    )
    record(
        "dialogue.answer.referred", actor=actor, at=at, about=referral,
        before=snapshot(before) if before else None, after=snapshot(referral),
    )  # fmt: skip
    return referral
