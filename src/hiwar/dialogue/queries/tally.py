"""How words were kept: counts by administration, office, theme and year, grouped by the database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import Commitment
from hiwar.dialogue.queries.ledger import (
    ENDED,
    LEFT_OUT,
    CommitmentFilters,
    chosen,
    fate_on,
    term_ended,
)
from hiwar.dialogue.queries.line import GLYPHS
from hiwar.dialogue.vocabulary import CommitmentFate
from hiwar.kernel.actors import Actor
from hiwar.language import fold
from hiwar.organizations.models import Organization
from hiwar.web.dates import language

STRIP: Final = (
    CommitmentFate.KEPT, CommitmentFate.PARTLY_KEPT, CommitmentFate.OVERDUE, CommitmentFate.BROKEN,
)  # fmt: skip
# Marks of a strip, of all and of one group: beyond it a mark stands for several commitments.
LONGEST: Final = 120
LONGEST_OF_GROUP: Final = 48


@dataclass(frozen=True, slots=True)
class Kept:
    """How the words of one group were kept; `counts` are of those whose term has ended.

    `query` asks the register for the list behind its numbers.
    """

    label: str
    counts: Mapping[CommitmentFate, int]
    uncounted: int = 0
    query: str = ""
    longest: int = LONGEST

    @property
    def kept(self) -> int:
        return self.counts.get(CommitmentFate.KEPT, 0)

    @property
    def due(self) -> int:
        return sum(self.counts.values())

    @property
    def by_fate(self) -> list[tuple[CommitmentFate, int]]:
        return [(fate, self.counts[fate]) for fate in STRIP if self.counts.get(fate)]

    @property
    def each(self) -> int:
        """How many commitments one mark of the strip stands for."""
        return max(1, -(-self.due // self.longest))

    @property
    def strip(self) -> list[str]:
        """One glyph a commitment, in the order of fates; a fate that occurs keeps one at least."""
        return [
            GLYPHS[fate]
            for fate, count in self.by_fate
            for _each in range(max(1, round(count / self.each)))
        ]

    def asked(self, **more: str) -> str:
        """The address query of the list behind one of its numbers."""
        return "&".join(part for part in (self.query, urlencode(more)) if part)

    @property
    def list_query(self) -> str:
        return self.asked(term=ENDED)

    @property
    def kept_query(self) -> str:
        return self.asked(term=ENDED, fate=CommitmentFate.KEPT)

    @property
    def left_query(self) -> str:
        return self.asked(term=LEFT_OUT)


@dataclass(slots=True)
class _Group:
    label: str
    query: str
    counts: Counter[CommitmentFate] = field(default_factory=Counter)
    uncounted: int = 0

    def add(self, row: Mapping[str, Any]) -> None:
        if row["ended"]:
            self.counts[CommitmentFate(row["fate"])] += row["n"]
        else:
            self.uncounted += row["n"]

    def kept(self, longest: int = LONGEST_OF_GROUP) -> Kept:
        return Kept(self.label, self.counts, self.uncounted, self.query, longest)


@dataclass(frozen=True, slots=True)
class Tally:
    """All the commitments of a side: `fates` of all, `whole` and the groups of those whose term ended."""

    fates: Mapping[CommitmentFate, int]
    whole: Kept
    administrations: tuple[Kept, ...]
    owners: tuple[Kept, ...]
    years: tuple[Kept, ...]

    @property
    def total(self) -> int:
        return sum(self.fates.values())


def tally(actor: Actor, today: date, filters: CommitmentFilters) -> Tally:
    """Two queries, the first grouped, whatever the number of commitments."""
    rows = _named(_counted(chosen(actor, filters, today), today))
    fates = Counter[CommitmentFate]()
    whole = _Group("", "")
    for row in rows:
        fates[CommitmentFate(row["fate"])] += row["n"]
        whole.add(row)
    return Tally(
        fates={fate: fates[fate] for fate in CommitmentFate}, whole=whole.kept(LONGEST),
        administrations=_grouped(rows, _administration), owners=_grouped(rows, _owner),
        years=tuple(reversed(_grouped(rows, lambda row: (str(row["year"]), {"year": row["year"]})))),
    )  # fmt: skip


def _counted(rows: QuerySet[Commitment], today: date) -> Iterable[Mapping[str, Any]]:
    ended = Case(When(term_ended(today), then=Value(1)), default=Value(0))
    return (
        rows.select_related(None).order_by()
        .annotate(fate=fate_on(today), ended=ended, year=ExtractYear("given_on"))
        .values("fate", "ended", "year", "owner_id", "owner_post")
        .annotate(n=Count("pk"))
    )  # fmt: skip


def _named(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Each with its owner's name: read apart, for grouping by it would cost more than the rest."""
    counted = list(rows)
    owners = Organization.objects.in_bulk({row["owner_id"] for row in counted} - {None})
    names = {pk: owner.name for pk, owner in owners.items()}
    return [{**row, "owner": names.get(row["owner_id"], "")} for row in counted]


def _owner(row: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    label = row["owner_post"] or row["owner"]
    return label, {"owner": label} if label else {}


def _administration(row: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    if row["owner_id"]:
        return row["owner"], {"org": row["owner_id"]}
    return _owner(row)


Key = Callable[[Mapping[str, Any]], tuple[str, Mapping[str, Any]]]


def _grouped(rows: Iterable[Mapping[str, Any]], key: Key) -> tuple[Kept, ...]:
    """By label, in the order of its spelling: no ranking of administrations. Groups with none due are left."""
    groups: dict[str, _Group] = {}
    for row in rows:
        label, query = key(row)
        if label not in groups:
            groups[label] = _Group(label, urlencode(query))
        groups[label].add(row)
    found = [groups[label].kept() for label in sorted(groups, key=fold)]
    return tuple(group for group in found if group.due)


def by_theme(actor: Actor, today: date, filters: CommitmentFilters) -> tuple[Kept, ...]:
    """A commitment counts once under each theme of the demands it answers: one query."""
    rows = (
        chosen(actor, filters, today).select_related(None).order_by()
        .filter(
            ties__workspace=F("workspace"), ties__event__workspace=F("workspace"),
            ties__event__voided_at=None, ties__demand__workspace=F("workspace"),
            ties__demand__in=visible_demands(actor).order_by().values("id"),
        )
        .annotate(
            fate=fate_on(today),
            ended=Case(When(term_ended(today), then=Value(1)), default=Value(0)),
        )
        .values(
            "fate", "ended", "ties__demand__theme", "ties__demand__theme__name_ar",
            "ties__demand__theme__name_fr",
        )
        .annotate(n=Count("pk", distinct=True))
    )  # fmt: skip
    return _grouped(rows, _theme)


def _theme(row: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    if row["ties__demand__theme"] is None:
        return _("Under no theme"), {}
    french = row["ties__demand__theme__name_fr"] if language() != "ar" else ""
    name = french or row["ties__demand__theme__name_ar"]
    return name, {"theme": row["ties__demand__theme"]}
