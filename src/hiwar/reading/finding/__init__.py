"""What a finder hands on: a value with its folded span, a certainty, and the rule that found it."""

from hiwar.reading.finding.types import (
    AttendeesFound,
    DayFound,
    EventFound,
    ItemFound,
    OrganizationMention,
    PersonMention,
    PlaceFound,
    SloganFound,
)

__all__ = [
    "AttendeesFound",
    "DayFound",
    "EventFound",
    "ItemFound",
    "OrganizationMention",
    "PersonMention",
    "PlaceFound",
    "SloganFound",
]
