"""An item, a page, the whole reading."""

from dataclasses import Field, dataclass, fields
from typing import Any

from hiwar.reading.record.meeting import Day, Kind, Place, Slogan, Source, Span, Warning_
from hiwar.reading.record.parties import (
    Attendee,
    Counterpart,
    Issuer,
    OrganizationFound,
    PersonFound,
)

SCHEMA = "hiwar.reading/1"
_ONLY_NEXT_EVENT = ("when", "where")


@dataclass(frozen=True, slots=True)
class Item:
    """`text` is the original text at `evidence`; `parent`, `same_as` and `about` are item ids."""

    id: str
    type: str
    text: str
    evidence: Span
    certainty: float
    rule: str
    parent: str | None = None
    actor: str | None = None
    addressee: str | None = None
    beneficiaries: tuple[str, ...] = ()
    due: str | None = None
    themes: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    said_by: str | None = None
    about: tuple[str, ...] = ()
    answer: str | None = None
    when: Day | None = None
    where: str | None = None
    amounts: tuple[dict[str, Any], ...] = ()
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text stands at `start:end`; `words` are boxes of a scan."""

    number: int
    start: int
    end: int
    width: float | None = None
    height: float | None = None
    words: tuple[tuple[float, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a document says, each fact with its place. `text` is the source, unaltered."""

    source: Source
    text: str
    kind: Kind
    issuer: Issuer | None
    counterparts: tuple[Counterpart, ...]
    date: Day | None
    publication_date: Day | None
    place: Place | None
    slogan: Slogan | None
    organizations: tuple[OrganizationFound, ...]
    people: tuple[PersonFound, ...]
    items: tuple[Item, ...]
    warnings: tuple[Warning_, ...]
    attendees: tuple[Attendee, ...]
    pages: tuple[Page, ...] | None

    def to_json(self) -> dict[str, Any]:
        """The contract's object, ready for `json.dumps`."""
        body: dict[str, Any] = _plain(self)
        for item in body["items"]:
            for key in _ONLY_NEXT_EVENT:
                if item[key] is None:
                    del item[key]
        return {"schema": SCHEMA, **body}


def _plain(value: Any) -> Any:
    """Records as objects in the order of their fields, tuples as lists, all the way down."""
    kind = type(value)
    if kind in _LEAVES:
        return value
    if kind in (tuple, list):
        return [_plain(inner) for inner in value]
    if kind is dict:
        return {key: _plain(inner) for key, inner in value.items()}
    return {field.name: _plain(getattr(value, field.name)) for field in _fields(kind)}


_LEAVES = frozenset((str, int, float, bool, type(None)))
_FIELDS: dict[type, tuple[Field[Any], ...]] = {}


def _fields(kind: type) -> tuple[Field[Any], ...]:
    known = _FIELDS.get(kind)
    if known is None:
        known = _FIELDS[kind] = fields(kind)
    return known
