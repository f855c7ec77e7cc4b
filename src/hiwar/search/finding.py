"""Asking the index: what answers, how much of each kind, the closest and newest first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.expressions import Value
from django.db.models.functions import DenseRank, StrIndex

from hiwar.search import engine
from hiwar.search.analyser import Query, closeness
from hiwar.search.models import SearchEntry, SearchText
from hiwar.search.registry import Hit, Source, sources

FIRST: Final = 5  # of a register, while all are shown
PAGE: Final = 20
DEEPEST: Final = 50  # pages: whoever needs more writes another word
WINDOW: Final = 12  # of a register, put in order by closeness; those after stand newest first


@dataclass(frozen=True, slots=True)
class Chosen:
    """What results are narrowed to; empty: not narrowed. `source` is one register alone."""

    source: str = ""
    sides: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    parties: tuple[UUID, ...] = ()
    page: int = 1


class Kind(NamedTuple):
    """What a result can be narrowed by."""

    source: str
    side: str
    year: int | None
    state: str
    party: UUID | None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many results each choice would leave beside the other choices made."""

    sides: Counter[str]
    years: Counter[int]
    states: Counter[str]
    parties: Counter[UUID]


@dataclass(frozen=True, slots=True)
class Group:
    """Of one register: how many answer, and the hits asked for."""

    source: Source
    total: int
    hits: list[Hit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Findings:
    """`query` as it was asked in the end: the last word may have been taken for a beginning."""

    query: Query
    groups: list[Group]
    facets: Facets

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


class _Row(NamedTuple):
    pk: int
    source: str
    object_id: UUID
    side: str
    state: str
    day: date | None


def find(actor: Any, query: Query, chosen: Chosen) -> Findings:
    """What the actor may read that answers. Nothing of what they may not read is counted either."""
    return _Search(actor, query, chosen).run()


class _Search:
    def __init__(self, actor: Any, query: Query, chosen: Chosen) -> None:
        self.workspace_id: UUID = actor.workspace_id
        self.sources = {source.key: source for source in sources()}
        self.readable = _readable(actor, self.sources.values())
        self.query, self.chosen = query, chosen

    def run(self) -> Findings:
        if not self.query.exact and not self._is_whole_word():
            self.query = self.query.unfinished
        kinds = self._kinds()
        totals = Counter[str]()
        for kind, number in kinds.items():
            if _fits(kind, self.chosen, "source"):
                totals[kind.source] += number
        wanted = [key for key in totals if self.chosen.source in ("", key)]
        hits = self._hits(wanted) if wanted else {}
        groups = [
            Group(source, totals[key], hits.get(key, []))
            for key, source in self.sources.items()
            if totals[key]
        ]
        return Findings(self.query, groups, _facets(kinds, self.chosen))

    def _entries(self) -> QuerySet[SearchEntry]:
        return SearchEntry.objects.filter(engine.in_workspace(self.workspace_id), self.readable)

    def _is_whole_word(self) -> bool:
        """Whether anything the actor may read holds the last word as it stands."""
        last = replace(self.query, words=self.query.words[-1:])
        with engine.asking(engine.expression(self.workspace_id, last)) as answers:
            return self._entries().filter(answers).exists()

    def _kinds(self) -> dict[Kind, int]:
        with engine.asking(engine.expression(self.workspace_id, self.query)) as answers:
            rows = self._exactly(self._entries().filter(answers))
            counted = rows.values_list(
                "source", "side", "year", "state", "party_id", Count("object_id", distinct=True)
            )
            return {Kind(*kind): number for *kind, number in counted.order_by()}

    def _exactly(self, rows: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
        if not self.query.exact:
            return rows
        typed = Value(self.query.typed)
        held = rows.alias(
            in_title=StrIndex("text__title", typed), in_body=StrIndex("text__body", typed)
        )
        return held.filter(Q(in_title__gt=0) | Q(in_body__gt=0))

    def _hits(self, wanted: Sequence[str]) -> dict[str, list[Hit]]:
        """The hits to show of each register."""
        page = min(max(self.chosen.page, 1), DEEPEST)
        start, end = ((page - 1) * PAGE, page * PAGE) if self.chosen.source else (0, FIRST)
        deep = max(end, WINDOW)
        found: dict[str, dict[UUID, list[_Row]]] = {key: {} for key in wanted}
        for asked in self._tiers():
            short = [key for key in wanted if len(found[key]) < deep]
            if short:
                for row in self._rows(asked, short, deep):
                    found[row.source].setdefault(row.object_id, []).append(row)
        return self._told(found, start, end)

    def _tiers(self) -> Iterator[str]:
        """Texts with the words as typed, then those with other forms of them."""
        if self.query.exact:
            yield engine.expression(self.workspace_id, self.query)
            return
        yield engine.close_expression(self.workspace_id, self.query)
        yield engine.far_expression(self.workspace_id, self.query)

    def _rows(self, asked: str, wanted: Sequence[str], deep: int) -> list[_Row]:
        newest = (F("day").desc(nulls_last=True), F("object_id").desc())
        with engine.asking(asked) as answers:
            rows = self._exactly(self._entries().filter(answers, _condition(self.chosen)))
            rows = rows.filter(source__in=wanted).annotate(
                place=Window(DenseRank(), partition_by="source", order_by=newest)
            )
            rows = rows.filter(place__lte=deep).order_by("source", "place", "part")
            columns = rows.values_list("pk", "source", "object_id", "side", "state", "day")
            return [_Row(*row) for row in columns]

    def _told(
        self, found: dict[str, dict[UUID, list[_Row]]], start: int, end: int
    ) -> dict[str, list[Hit]]:
        near = {
            pk
            for objects in found.values()
            for place, rows in enumerate(objects.values())
            if place < WINDOW or start <= place < end
            for pk in [rows[0].pk]
        }
        texts = {row.pk: row for row in SearchText.objects.filter(pk__in=near)}
        told = {}
        for key, objects in found.items():
            ordered = list(objects.values())
            head = [rows for rows in ordered[:WINDOW] if rows[0].pk in texts]
            head.sort(key=lambda rows: -closeness(_words(texts[rows[0].pk]), self.query))
            page = [*head, *ordered[WINDOW:]][start:end]
            told[key] = [_hit(rows, texts[rows[0].pk]) for rows in page if rows[0].pk in texts]
        return told


def _readable(actor: Any, all_sources: Any) -> Q:
    """The entries of each register that its rule lets the actor read."""
    condition = Q(pk__in=[])
    shared: dict[frozenset[str], list[str]] = {}
    for source in all_sources:
        shared.setdefault(source.audiences(actor), []).append(source.key)
    for audiences, keys in shared.items():
        if audiences:
            condition |= Q(source__in=keys, audience__in=sorted(audiences))
    return condition


def _condition(chosen: Chosen) -> Q:
    condition = Q()
    for column, values in (
        ("side", chosen.sides), ("year", chosen.years),
        ("state", chosen.states), ("party_id", chosen.parties),
    ):  # fmt: skip
        if values:
            condition &= Q(**{f"{column}__in": values})
    return condition


def _fits(kind: Kind, chosen: Chosen, but: str) -> bool:
    """Whether a kind of result is among those chosen, one choice left aside."""
    asked = {
        "source": (kind.source, (chosen.source,) if chosen.source else ()),
        "side": (kind.side, chosen.sides), "year": (kind.year, chosen.years),
        "state": (kind.state, chosen.states), "party": (kind.party, chosen.parties),
    }  # fmt: skip
    return all(
        not wanted or value in wanted for name, (value, wanted) in asked.items() if name != but
    )


def _facets(kinds: dict[Kind, int], chosen: Chosen) -> Facets:
    def counted(name: str) -> Counter[Any]:
        counts = Counter[Any]()
        for kind, number in kinds.items():
            value = getattr(kind, name)
            if value not in ("", None) and _fits(kind, chosen, name):
                counts[value] += number
        return counts

    return Facets(counted("side"), counted("year"), counted("state"), counted("party"))


def _words(text: SearchText) -> str:
    return f"{text.title}\n{text.body}" if text.body else text.title


def _hit(rows: Sequence[_Row], text: SearchText) -> Hit:
    first = rows[0]
    return Hit(
        first.object_id, text.title, text.body, text.start,
        first.side, first.state, first.day, places=len(rows),
    )  # fmt: skip
