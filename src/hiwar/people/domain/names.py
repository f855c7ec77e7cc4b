"""Other spellings of a person's name."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.people.domain.persons import clean_name
from hiwar.people.models import OtherName, Person
from hiwar.workspaces.domain.guards import withdraw


class SpellingKept(Refused):
    sentence = _("This spelling is already kept for this person.")
    field = "name"


@writes
def add_other_name(*, actor: Actor, at: datetime, person: Person, name: str) -> OtherName:
    """Raises SpellingKept, NoName."""
    require("people.correct", actor, person)
    name = clean_name(name, field="name")
    if name in (person.name_ar, person.name_fr) or _kept(person, name):
        raise SpellingKept
    row = OtherName.objects.create(person=person, name=name)
    record("people.name.added", actor=actor, at=at, about=row, after=snapshot(row))
    return row


@writes
def withdraw_other_name(*, actor: Actor, at: datetime, name: OtherName) -> None:
    require("people.correct", actor, name.person)
    withdraw("people.name.withdrawn", actor=actor, at=at, row=name)


def _kept(person: Person, name: str) -> bool:
    return OtherName.objects.filter(person=person, name=name, withdrawn_at=None).exists()
