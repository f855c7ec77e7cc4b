"""The findings. Every `start` and `end` is an offset of the outline's folded text."""

from dataclasses import dataclass

from hiwar.language.dates import FoundDate
from hiwar.language.gazetteer import FoundArea


@dataclass(frozen=True, slots=True)
class EventFound:
    """A trigger: what kind of event a place in the text tells; `weight` ranks triggers."""

    start: int
    end: int
    kind: str
    weight: float
    rule: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class DayFound:
    """A date with the hour beside it; `future` where a plan is announced for it."""

    start: int
    end: int
    date: FoundDate
    time: str | None
    future: bool


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A venue or a city; `venue` has the words of a hall or a seat."""

    start: int
    end: int
    venue: bool
    area: FoundArea | None
    certainty: float
    rule: str


@dataclass(frozen=True, slots=True)
class SloganFound:
    start: int
    end: int
    certainty: float
    rule: str


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """`name` in plain words (للنقابة is النقابة); `organ` the body of it that speaks, by span."""

    start: int
    end: int
    name: str
    kind: str
    proper: bool
    certainty: float
    rule: str
    organ: tuple[int, int] | None = None
    under: bool = False
    letters: str = ""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named, or an office named alone (`name` None)."""

    start: int
    end: int
    name: tuple[int, int] | None
    honorific: str | None
    role: tuple[int, int] | None
    certainty: float
    rule: str
    other_roles: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AttendeesFound:
    start: int
    end: int
    side: str
    count: int | None
    certainty: float
    rule: str


@dataclass(slots=True)
class ItemFound:
    """An item before it has a name.

    `head` is the index, among those a finder returned, of the item it stands under; `voice` the
    words after the verb, where the speaker and the one spoken to are named; `follows` a participle,
    whose speaker is that of the verb before it; `agreed` where those gathered agree on it.
    """

    start: int
    end: int
    type: str
    certainty: float
    rule: str
    head: int | None = None
    voice: tuple[int, int] | None = None
    follows: bool = False
    listed: bool = False
    agreed: bool = False
    act_at: int = -1
    parent: "ItemFound | None" = None
    said_by: str | None = None
    actor: str | None = None
    addressee: str | None = None
    answer: str | None = None
