"""Who speaks, who is met, who is named."""

from dataclasses import dataclass

from hiwar.reading.record.meeting import Span


@dataclass(frozen=True, slots=True)
class Issuer:
    """`organization` is an id; `organ` the body of it that speaks, as written."""

    organization: str
    evidence: tuple[Span, ...]
    certainty: float
    rule: str
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class Counterpart:
    organization: str
    evidence: tuple[Span, ...]
    certainty: float
    rule: str


@dataclass(frozen=True, slots=True)
class OrganizationFound:
    """`evidence` has every mention, the first the one that names it."""

    id: str
    name: str
    kind: str
    evidence: tuple[Span, ...]
    certainty: float
    rule: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class PersonFound:
    """`name` is None for an office-holder named by the role alone."""

    id: str
    name: str | None
    evidence: tuple[Span, ...]
    certainty: float
    rule: str
    honorific: str | None = None
    role: str | None = None
    other_roles: tuple[str, ...] = ()
    organization: str | None = None
    role_evidence: Span | None = None
    side: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    text: str
    side: str
    evidence: tuple[Span, ...]
    certainty: float
    rule: str
    count: int | None = None
