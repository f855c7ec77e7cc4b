"""How words were kept: counts by administration, office, theme and year, grouped by the database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet
from django.utils.translation import gettext as _

from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import CommitmentStanding
from hiwar.dialogue.queries.ledger import (
    ENDED,
    LEFT_OUT,
    CommitmentFilters,
    chosen,
    fate_on,
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
_THEME: Final = "commitment__ties__demand__theme"


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
        if row["timed"] and row["fate"] in STRIP:
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
    rows = _counted(chosen(actor, filters, today), today, "year", "owner_id", "owner_post")
    counted = list(rows.annotate(n=Count("pk")))
    fates = Counter[CommitmentFate]()
    whole = _Group("", "")
    for row in _summed(counted):
        fates[CommitmentFate(row["fate"])] += row["n"]
        whole.add(row)
    owing = _named(_summed(counted, "owner_id", "owner_post"))
    years = _grouped(
        _summed(counted, "year"), lambda row: (str(row["year"]), {"year": row["year"]})
    )
    return Tally(
        fates={fate: fates[fate] for fate in CommitmentFate}, whole=whole.kept(LONGEST),
        administrations=_grouped(owing, _administration), owners=_grouped(owing, _owner),
        years=tuple(reversed(years)),
    )  # fmt: skip


def _counted(rows: QuerySet[CommitmentStanding], today: date, *columns: str) -> QuerySet[Any, Any]:
    timed = ExpressionWrapper(Q(due_on__isnull=False), BooleanField())
    told: QuerySet[Any, Any] = rows.annotate(fate=fate_on(today), timed=timed)
    return told.values("fate", "timed", *columns)


def _summed(rows: Iterable[Mapping[str, Any]], *columns: str) -> list[dict[str, Any]]:
    """The same counts by these columns alone."""
    kept = ("fate", "timed", *columns)
    sums = Counter[tuple[Any, ...]]()
    for row in rows:
        sums[tuple([row[name] for name in kept])] += row["n"]
    return [{**dict(zip(kept, key, strict=True)), "n": n} for key, n in sums.items()]


def _named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each with its owner's name: read apart, for grouping by it would cost more than the rest."""
    owners = Organization.objects.in_bulk({row["owner_id"] for row in rows} - {None})
    names = {pk: owner.name for pk, owner in owners.items()}
    return [{**row, "owner": names.get(row["owner_id"], "")} for row in rows]


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
    tied = chosen(actor, filters, today).filter(
        commitment__ties__workspace=F("workspace"),
        commitment__ties__event__workspace=F("workspace"),
        commitment__ties__event__voided_at=None,
        commitment__ties__demand__workspace=F("workspace"),
        commitment__ties__demand__in=visible_demands(actor).order_by().values("id"),
    )
    named = tied.annotate(
        theme=F(_THEME), theme_ar=F(f"{_THEME}__name_ar"), theme_fr=F(f"{_THEME}__name_fr")
    )
    rows = _counted(named, today, "theme", "theme_ar", "theme_fr")
    rows = rows.annotate(n=Count("pk", distinct=True))
    return _grouped(rows, _theme)


def _theme(row: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    if row["theme"] is None:
        return _("Under no theme"), {}
    french = row["theme_fr"] if language() != "ar" else ""
    return french or row["theme_ar"], {"theme": row["theme"]}
