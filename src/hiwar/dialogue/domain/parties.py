"""Who sits in a dialogue beside its pair, on which texts it stands, how often it meets."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models import Dialogue, DialogueCalendar, DialogueParty, FrameText
from hiwar.dialogue.vocabulary.parties import SIDES, PartyRole, PartySide
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Organization
from hiwar.workspaces.domain.guards import keep_inside


class AlreadyParty(Refused):
    sentence = _("This organization sits in the dialogue already.")
    field = "organization"


class LeftBeforeJoining(Refused):
    sentence = _("It would leave before it joined. Check both dates.")
    field = "party_until"


class NotAParty(Refused):
    sentence = _("This organization does not sit in the dialogue. Add it to the parties first.")
    field = "organization"


class TooFewMonths(Refused):
    sentence = _("Name a month for each round of the year, or none.")
    field = "months"


class FrameMore(TypedDict, total=False):
    """What may be told of a text besides its kind."""

    number: str
    title: str
    issued_on: date | None
    precision: str
    words: str
    passage: Passage | None


def side_of(dialogue: Dialogue, organization: Organization) -> str:
    """On which side it sits, or sat. Raises NotAParty."""
    if organization.id == dialogue.organization_id:
        return PartySide.US
    if organization.id == dialogue.counterpart_id:
        return PartySide.THEM
    seat = dialogue.parties.filter(organization=organization).last()
    if seat is None:
        raise NotAParty
    return seat.side


@writes
def add_party(
    *, actor: Actor, at: datetime, dialogue: Dialogue, organization: Organization, role: str,
    party_from: date | None = None,
) -> DialogueParty:  # fmt: skip
    """An ally of the front, another administration, a mediator. Raises AlreadyParty."""
    require("dialogue.record", actor, dialogue)
    keep_inside(actor, organization)
    pair = {dialogue.organization_id, dialogue.counterpart_id}
    seated = dialogue.parties.filter(organization=organization, party_until=None)
    if organization.id in pair or seated.exists():
        raise AlreadyParty
    party = DialogueParty.objects.create(
        dialogue=dialogue, organization=organization, role=role, side=SIDES[PartyRole(role)],
        party_from=party_from, recorded_at=at,
    )  # fmt: skip
    record("dialogue.party.added", actor=actor, at=at, about=party, after=snapshot(party))
    return party


@writes
def end_party(*, actor: Actor, at: datetime, party: DialogueParty, party_until: date) -> None:
    """It sat there until that day, and what it signed stands. Raises LeftBeforeJoining."""
    require("dialogue.record", actor, party)
    if party.party_from is not None and party_until < party.party_from:
        raise LeftBeforeJoining
    with changing("dialogue.party.ended", actor=actor, at=at, about=party):
        party.party_until = party_until


@writes
def record_frame(
    *, actor: Actor, at: datetime, dialogue: Dialogue, kind: str, **more: Unpack[FrameMore]
) -> FrameText:
    """A text that institutes the dialogue."""
    require("dialogue.record", actor, dialogue)
    keep_inside(actor, more.get("passage"))
    text = FrameText.objects.create(dialogue=dialogue, kind=kind, recorded_at=at, **more)
    record("dialogue.frame.recorded", actor=actor, at=at, about=text, after=snapshot(text))
    return text


@writes
def withdraw_frame(*, actor: Actor, at: datetime, text: FrameText) -> None:
    require("dialogue.record", actor, text)
    with changing("dialogue.frame.withdrawn", actor=actor, at=at, about=text):
        text.withdrawn_at = at


@writes
def set_calendar(
    *, actor: Actor, at: datetime, dialogue: Dialogue, rounds_a_year: int, since_year: int,
    months: Sequence[int] = (),
) -> DialogueCalendar:  # fmt: skip
    """The calendar agreed on; the one before is kept. None a year ends it. Raises TooFewMonths."""
    require("dialogue.record", actor, dialogue)
    if months and len(set(months)) != rounds_a_year:
        raise TooFewMonths
    calendar = DialogueCalendar.objects.create(
        dialogue=dialogue, rounds_a_year=rounds_a_year, since_year=since_year,
        months=sorted(set(months)), recorded_at=at,
    )  # fmt: skip
    record("dialogue.calendar.set", actor=actor, at=at, about=dialogue, after=snapshot(calendar))
    return calendar
