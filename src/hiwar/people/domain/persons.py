"""Persons: added, corrected, withdrawn. Two may bear one name, so nothing is refused for that."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.models import Audience
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.people.models import OtherName, Person
from hiwar.workspaces.domain.guards import withdraw


class NoName(Refused):
    sentence = _("Write the name in letters.")
    field = "name_ar"


class PersonFields(TypedDict, total=False):
    """What may be corrected."""

    name_ar: str
    name_fr: str
    honorific: str
    audience: str


@writes
def add_person(
    *, actor: Actor, at: datetime, name_ar: str, name_fr: str = "", honorific: str = "",
    audience: str = Audience.BUREAU,
) -> Person:  # fmt: skip
    """Raises NoName. Whether the register has them already is asked before (`persons_like`)."""
    require("people.add", actor)
    person = Person.objects.create(
        name_ar=clean_name(name_ar), name_fr=" ".join(name_fr.split()),
        honorific=honorific.strip(), audience=audience,
    )  # fmt: skip
    record("people.person.added", actor=actor, at=at, about=person, after=snapshot(person))
    return person


@writes
def correct_person(
    *, actor: Actor, at: datetime, person: Person, **fields: Unpack[PersonFields]
) -> None:
    """Change the fields given, no other. Raises NoName."""
    require("people.correct", actor, person)
    if "name_ar" in fields:
        fields["name_ar"] = clean_name(fields["name_ar"])
    with changing("people.person.corrected", actor=actor, at=at, about=person):
        for name, value in fields.items():
            setattr(person, name, value)


@writes
def withdraw_person(*, actor: Actor, at: datetime, person: Person) -> None:
    """Undo an addition; the person's other spellings go along. Raises InUse."""
    require("people.withdraw", actor, person)
    for name in OtherName.objects.filter(person=person, withdrawn_at=None):
        withdraw("people.name.withdrawn", actor=actor, at=at, row=name)
    withdraw("people.person.withdrawn", actor=actor, at=at, row=person)


def clean_name(name: str, *, field: str = "name_ar") -> str:
    """Spaces squeezed. Raises NoName where no letter is left."""
    name = " ".join(name.split())
    if not any(letter.isalpha() for letter in name):
        raise NoName(field=field)
    return name
