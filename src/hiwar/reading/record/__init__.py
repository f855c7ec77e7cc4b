"""The record of a reading: frozen values in the shape of `reading.schema.json`."""

from hiwar.reading.record.meeting import Day, Kind, Place, Slogan, Source, Span, Warning_
from hiwar.reading.record.parties import (
    Attendee,
    Counterpart,
    Issuer,
    OrganizationFound,
    PersonFound,
)
from hiwar.reading.record.reading import SCHEMA, Item, Page, Reading

__all__ = [
    "SCHEMA",
    "Attendee",
    "Counterpart",
    "Day",
    "Issuer",
    "Item",
    "Kind",
    "OrganizationFound",
    "Page",
    "PersonFound",
    "Place",
    "Reading",
    "Slogan",
    "Source",
    "Span",
    "Warning_",
]
