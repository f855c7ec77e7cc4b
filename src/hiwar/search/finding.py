"""Asking the index: what answers, how much of each kind, the closest and newest first."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from hiwar.search import engine, facets
from hiwar.search.analyser import Query, Word, closeness
from hiwar.search.engine import Asked, Wish, any_form, narrowed_to, same_form
from hiwar.search.models import SearchText
from hiwar.search.registry import AUDIENCES, Hit, Source, sources

MOST: Final = 1000  # answers looked at, the newest: where there are more, the page says so
FIRST: Final = 5  # of a register, while all are shown
PAGE: Final = 20
OLDER: Final = 200  # answers of registers that the newest leave out, looked at together
FEW: Final = 200  # answers looked through to tell how many there are letter by letter
WINDOW: Final = 10  # of a register, put in order by closeness; those after stand newest first
LONGER: Final = 3  # times what a period holds, the next may
_FACETS: Final = ("source", "side", "year", "state", "party_id")
_COLUMNS: Final = ("id", "source", "object_id", "part", "side", "state", "year", "party_id")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What results are narrowed to; empty: not narrowed. `source` is one register alone."""

    source: str = ""
    sides: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    parties: tuple[UUID, ...] = ()
    page: int = 1

    @property
    def is_narrow(self) -> bool:
        return bool(self.sides or self.years or self.states or self.parties)


class Row(NamedTuple):
    """An entry found; ids of objects and parties as the database gives them."""

    pk: int
    source: str
    object_id: Any
    part: int
    side: str
    state: str
    year: int | None
    party_id: Any


@dataclass(frozen=True, slots=True)
class Counts:
    """How many objects each choice would leave beside the other choices made."""

    sources: Counter[str]
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
    """`query` as it was asked in the end: the last word may have been taken for a beginning.

    `is_cut`: more answer than were looked at, and the results are the newest MOST of them; where
    `is_uncounted`, so are the counts.
    """

    query: Query
    groups: list[Group]
    counts: Counts
    is_cut: bool = False
    is_uncounted: bool = False

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


Objects = dict[Any, list[Row]]


def tally_exact(actor: Any, query: Query, chosen: Chosen, today: date) -> int | None:
    """How many would answer letter by letter; None where they are too many to count for a hint."""
    return _Search(actor, replace(query, exact=True), chosen, today).tally()


def find(actor: Any, query: Query, chosen: Chosen, today: date) -> Findings:
    """What the actor may read that answers. Nothing of what they may not read is counted either."""
    return _Search(actor, query, chosen, today).run()


class _Search:
    def __init__(self, actor: Any, query: Query, chosen: Chosen, today: date) -> None:
        self.workspace_id: UUID = actor.workspace_id
        self.sources = {source.key: source for source in sources()}
        self.readable = _readable(actor, self.sources.values())
        self.query, self.chosen = query, chosen
        self.periods = engine.periods(today)
        self.period: Wish | None = None  # that the rows at hand were found in

    def run(self) -> Findings:
        if self.readable is None:
            return Findings(self.query, [], _counted([], self.chosen))
        if not self.query.exact and not self._is_whole_word():
            self.query = self.query.unfinished
        rows = self._newest(self._asked(self._form))
        counts, is_uncounted = _counted(rows[:MOST], self.chosen), len(rows) > MOST
        if self.chosen.is_narrow or self.chosen.source:
            rows = self._narrow(rows, is_uncounted=is_uncounted)
        is_cut = len(rows) > MOST
        found = self._closest_first(_by_source(rows[:MOST]), is_long=len(rows) > FIRST)
        if is_cut and not self.chosen.source:
            found |= self._hidden_by_newer(found)
        groups = self._groups(found, counts, is_uncounted=is_uncounted)
        return Findings(self.query, groups, counts, is_cut, is_uncounted)

    def tally(self) -> int | None:
        """How many objects answer; None where they are more than worth counting."""
        if self.readable is None:
            return 0
        rows = self._first(self._asked(self._form), FEW + 1)
        return None if len(rows) > FEW else len({(row.source, row.object_id) for row in rows})

    @property
    def _form(self) -> Callable[[Word], Wish]:
        return same_form if self.query.exact else any_form

    def _narrow(self, rows: list[Row], *, is_uncounted: bool) -> list[Row]:
        if is_uncounted:
            return self._newest(self._narrowed(self._asked(self._form)))
        return [row for row in rows if _fits(row, self.chosen)]

    def _asked(self, form: Callable[[Word], Wish]) -> Asked:
        return Asked((*(form(word) for word in self.query.words), *(self.readable or ())))

    def _narrowed(self, asked: Asked, *, sources: Sequence[str] = ()) -> Asked:
        chosen = self.chosen
        alone = (chosen.source,) if chosen.source else ()
        told = (
            (facets.SOURCE, sources or alone),
            (facets.SIDE, chosen.sides), (facets.YEAR, chosen.years),
            (facets.STATE, chosen.states), (facets.PARTY, chosen.parties),
        )  # fmt: skip
        return asked.also(*(narrowed_to(mark, *values) for mark, values in told if values))

    def _newest(self, asked: Asked) -> list[Row]:
        """A period is left out where the one before holds too little for it to be enough."""
        found: list[Row] = []
        for place, period in enumerate(self.periods):
            if place and period and len(found) * LONGER < MOST:
                continue
            self.period = period
            found = self._first(asked.also(period) if period else asked, MOST + 1)
            if len(found) > MOST:
                break
        return found

    def _first(self, asked: Asked, most: int) -> list[Row]:
        typed = self.query.typed if self.query.exact else ""
        found = engine.newest(self.workspace_id, asked, most, _COLUMNS, typed)
        return [Row._make(row) for row in found]

    def _is_whole_word(self) -> bool:
        """Whether anything the actor may read holds the last word as it stands."""
        asked = Asked((any_form(self.query.words[-1]), *(self.readable or ())))
        return bool(engine.newest(self.workspace_id, asked, 1))

    def _closest_first(self, found: dict[str, Objects], *, is_long: bool) -> dict[str, list[Any]]:
        """Objects that hold the words as typed before those that hold other forms of them."""
        if self.query.exact or not is_long:
            return {key: list(objects.values()) for key, objects in found.items()}
        asked = self._narrowed(self._asked(same_form))
        asked = asked.also(self.period) if self.period else asked
        close = {row[0] for row in engine.newest(self.workspace_id, asked, MOST)}
        return {
            key: sorted(objects.values(), key=lambda rows: not any(row.pk in close for row in rows))
            for key, objects in found.items()
        }

    def _hidden_by_newer(self, found: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """Of registers that the newest answers leave out, their own newest: asked together, and each
        alone only where others among them have more than was looked at.
        """
        few = [key for key in self.sources if len(found.get(key, ())) < FIRST]
        rows = self._first(self._of(*few), OLDER) if few else []
        more = {key: list(objects.values()) for key, objects in _by_source(rows).items()}
        if len(rows) == OLDER:
            for key in few:
                if len(more.get(key, ())) < FIRST:
                    alone = _by_source(self._first(self._of(key), WINDOW)).get(key, {})
                    more[key] = list(alone.values())
        return {key: objects for key, objects in more.items() if objects}

    def _of(self, *registers: str) -> Asked:
        return self._narrowed(self._asked(self._form), sources=registers)

    def _groups(
        self, found: dict[str, list[Any]], counts: Counts, *, is_uncounted: bool
    ) -> list[Group]:
        shown = {key: self._page(found.get(key, [])) for key in self.sources if self._is_shown(key)}
        texts = SearchText.objects.in_bulk(
            [rows[0].pk for objects in shown.values() for rows in objects[1]]
        )
        groups = []
        for key, source in self.sources.items():
            total = len(found.get(key, ())) if self._is_shown(key) else counts.sources[key]
            if total or (is_uncounted and self.chosen.source):
                hits = self._hits(*shown[key], texts) if key in shown else []
                groups.append(Group(source, total, hits))
        return groups

    def _is_shown(self, key: str) -> bool:
        return self.chosen.source in ("", key)

    def _page(self, objects: list[Any]) -> tuple[slice, list[Any]]:
        """Where the page lies among those put in order, and they: the window, or the page after it."""
        start = (max(self.chosen.page, 1) - 1) * PAGE if self.chosen.source else 0
        end = start + PAGE if self.chosen.source else FIRST
        if start >= WINDOW:
            return slice(0, PAGE), objects[start:end]
        return slice(start, end), objects[: max(WINDOW, end)]

    def _hits(self, part: slice, objects: list[Any], texts: dict[int, SearchText]) -> list[Hit]:
        known = [rows for rows in objects if rows[0].pk in texts]
        head = known[:WINDOW] if part.start < WINDOW and known else []
        head = sorted(head, key=lambda rows: -closeness(_words(texts[rows[0].pk]), self.query))
        return [_hit(rows, texts[rows[0].pk]) for rows in [*head, *known[len(head) :]][part]]


def _readable(actor: Any, all_sources: Iterable[Source]) -> tuple[Wish, ...] | None:
    """What an entry must be for the actor to read it: nothing where they read all, None where nothing."""
    reaches = {source.key: source.audiences(actor) for source in all_sources}
    if not any(reaches.values()):
        return None
    if all(audiences == frozenset(AUDIENCES) for audiences in reaches.values()):
        return ()
    pairs = (facets.reach(key, name) for key, audiences in reaches.items() for name in audiences)
    return (narrowed_to(facets.REACH, *sorted(pairs)),)


def _by_source(rows: Iterable[Row]) -> dict[str, Objects]:
    """Register -> object -> its parts that answer, the first part first."""
    found: dict[str, Objects] = {}
    for row in rows:
        found.setdefault(row.source, {}).setdefault(row.object_id, []).append(row)
    for objects in found.values():
        for parts in objects.values():
            if len(parts) > 1:
                parts.sort(key=lambda row: row.part)
    return found


def _wanted(row: Row, chosen: Chosen) -> tuple[bool, bool, bool, bool, bool]:
    return (
        not chosen.source or row.source == chosen.source,
        not chosen.sides or row.side in chosen.sides,
        not chosen.years or row.year in chosen.years,
        not chosen.states or row.state in chosen.states,
        not chosen.parties or _uuid(row.party_id) in chosen.parties,
    )


def _fits(row: Row, chosen: Chosen) -> bool:
    return all(_wanted(row, chosen))


def _counted(rows: Iterable[Row], chosen: Chosen) -> Counts:
    """Each object once; a facet is counted beside the other choices, its own left aside."""
    objects = list({(row.source, row.object_id): row for row in rows}.values())
    if chosen.source or chosen.is_narrow:
        fits = [(row, _wanted(row, chosen)) for row in objects]
        beside = [
            [row for row, each in fits if all(each[:place]) and all(each[place + 1 :])]
            for place in range(len(_FACETS))
        ]
    else:
        beside = [objects] * len(_FACETS)
    counts = [
        Counter(getattr(row, name) for row in some)
        for name, some in zip(_FACETS, beside, strict=True)
    ]
    for each in counts:
        for nothing in ("", None):
            each.pop(nothing, None)
    parties = Counter({UUID(str(value)): number for value, number in counts[4].items()})
    return Counts(counts[0], counts[1], counts[2], counts[3], parties)


def _uuid(value: Any) -> UUID | None:
    return value if value is None or isinstance(value, UUID) else UUID(str(value))


def _words(text: SearchText) -> str:
    return f"{text.title}\n{text.body}" if text.body else text.title


def _hit(rows: Sequence[Row], text: SearchText) -> Hit:
    first = rows[0]
    object_id = first.object_id if isinstance(first.object_id, UUID) else UUID(first.object_id)
    return Hit(
        object_id, text.title, text.body, text.start, first.side, first.state, places=len(rows)
    )
