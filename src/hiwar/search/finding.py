"""Asking the index: what answers, how much of each kind, the closest and newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import repeat
from typing import Any, Final, NamedTuple
from uuid import UUID

from hiwar.search import engine, facets
from hiwar.search.analyser import Query, Word, closeness
from hiwar.search.engine import Asked, Wish, any_form, narrowed_to, same_form
from hiwar.search.reach import readable_to
from hiwar.search.registry import Hit, Source, sources
from hiwar.search.rows import (
    COLUMNS,
    Chosen,
    Counts,
    Registers,
    Row,
    Text,
    by_source,
    counted,
    fitting,
    texts_of,
)
from hiwar.search.spans import Spans, month_of_nth

__all__ = ["FEW", "PAGE", "Chosen", "Counts", "Findings", "Group", "find", "tally_exact"]

MOST: Final = 500  # answers looked at, the newest: where there are more, the page says so
FIRST: Final = 5  # of a register, while all are shown
PAGE: Final = 20
OLDER: Final = 200  # answers of registers that the newest leave out, looked at together
FEW: Final = 200  # answers looked through to tell how many there are letter by letter
SAMPLE: Final = 200  # the newest answers whatever they are narrowed to, to offer choices by
BROAD: Final = 2  # times as many months of a first look, where a look costs much whatever its width
SHARED: Final = 3  # times as many, where only what is shared is read
ENOUGH: Final = 3  # times the objects put in order, among which so many hold the words as typed
WINDOW: Final = 10  # of a register, put in order by closeness; those after stand newest first


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


def tally_exact(actor: Any, query: Query, chosen: Chosen, today: date) -> int | None:
    """How many would answer letter by letter; None where they are too many to count for a hint."""
    return _Search(actor, replace(query, exact=True), chosen, today).tally()


def find(actor: Any, query: Query, chosen: Chosen, today: date) -> Findings:
    """What the actor may read that answers. Nothing of what they may not read is counted either."""
    return _Search(actor, query, chosen, today).run()


class _Look(NamedTuple):
    """The newest answers, whether there are more, and the months they were found in: None, 0 where
    all of time was looked at. `seen` are all that these months hold, where a wider look goes on.
    """

    rows: list[Row]
    is_cut: bool
    period: Wish | None = None
    months: int = 0
    seen: Sequence[Row] = ()
    looked: int = 0


ALL: Final = 0  # of time
NOTHING: Final = _Look([], is_cut=False)


class _Search:
    def __init__(self, actor: Any, query: Query, chosen: Chosen, today: date) -> None:
        self.workspace_id: UUID = actor.workspace_id
        self.sources = {source.key: source for source in sources()}
        self.readable = readable_to(actor, self.sources.values())
        self.query, self.chosen, self.today = query, chosen, today

    def run(self) -> Findings:
        if self.readable is None:
            return Findings(self.query, [], counted([], self.chosen))
        is_wide = not (self.chosen.is_narrow or self.chosen.source)
        wide = self._wide(MOST if is_wide else min(SAMPLE, MOST))
        if not wide.rows and self._is_unfinished():
            self.query = self.query.unfinished
            wide = self._wide(MOST)
        look, wide = (wide, wide) if is_wide else self._narrow(wide)
        counts, is_uncounted = counted(wide.rows, self.chosen), wide.is_cut
        found = self._closest_first(look)
        if look.is_cut and not self.chosen.source:
            found |= self._hidden_by_newer(found)
        groups = self._groups(found, counts, is_uncounted=is_uncounted)
        return Findings(self.query, groups, counts, look.is_cut, is_uncounted)

    def tally(self) -> int | None:
        """How many objects answer; None where they are more than worth counting."""
        if self.readable is None:
            return 0
        rows = self._first(self._asked(self._form), FEW + 1)
        return None if len(rows) > FEW else len({(row.source, row.object_id) for row in rows})

    @property
    def _form(self) -> Callable[[Word], Wish]:
        return same_form if self.query.exact else any_form

    def _wide(self, most: int, before: _Look = NOTHING) -> _Look:
        """Narrowed to nothing; `before` is what a look for fewer has found."""
        return self._newest(self._asked(self._form), Spans(self.today), most, before=before)

    def _narrow(self, sample: _Look) -> tuple[_Look, _Look]:
        """What fits, and what to count choices by: all answers where they are not too many, else
        those at hand. How many of the sample fit, years aside, tells where to look for enough.
        """
        if not sample.is_cut:
            return self._fitting(sample), sample
        seen = sample.seen or sample.rows
        any_year = replace(self.chosen, years=())
        kept = len(fitting(seen, any_year))
        spans = Spans(self.today, self.chosen.years)
        end = spans.enough(kept / sample.months, MOST) or ALL if sample.months else None
        look = self._newest(self._narrowed(self._asked(self._form)), spans, MOST, end)
        if look.is_cut:
            return look, sample
        others = len(seen) - len(fitting(seen, self.chosen))
        if len(look.rows) + others > MOST:
            return look, sample
        return look, self._wide(MOST, sample)

    def _fitting(self, look: _Look) -> _Look:
        return look._replace(rows=fitting(look.rows, self.chosen))

    @property
    def _is_broad(self) -> bool:
        """A beginning costs the same in any month: fewer looks, wider ones."""
        return self.query.words[-1].is_beginning

    @property
    def _first_months(self) -> int:
        """So many that what they hold tells of the others, and seldom more than enough."""
        return (BROAD if self._is_broad else 1) * (SHARED if self._readable_of().among else 1)

    def _asked(self, form: Callable[[Word], Wish]) -> Asked:
        return self._readable_of(*(form(word) for word in self.query.words))

    def _readable_of(self, *wishes: Wish) -> Asked:
        return (self.readable or Asked())._replace(wishes=wishes)

    def _narrowed(self, asked: Asked, *, sources: Sequence[str] = ()) -> Asked:
        chosen = self.chosen
        alone = (chosen.source,) if chosen.source else ()
        told = (
            (facets.SOURCE, sources or alone),
            (facets.SIDE, chosen.sides), (facets.YEAR, chosen.years),
            (facets.STATE, chosen.states), (facets.PARTY, chosen.parties),
        )  # fmt: skip
        return asked.of(*(narrowed_to(mark, *values) for mark, values in told if values))

    def _newest(
        self, asked: Asked, spans: Spans, most: int, end: int | None = None,
        before: _Look = NOTHING,
    ) -> _Look:  # fmt: skip
        """By looks at months, until they hold enough: one more than `most` tells that there are more."""
        found, looked = [*before.seen], before.looked
        end = spans.first(self._first_months) if end is None else end
        while len(found) <= most:
            end = spans.after(looked, len(found), most + 1) if looked else end
            if not end or engine.gives_newest():
                found = self._first(asked, most + 1)
                return _Look(found[:most], len(found) > most)
            months = asked._replace(when=spans.wish(looked, end))
            found += self._first(months, MOST + 1 - len(found))
            looked = end
        period = spans.wish(0, looked)
        return _Look(found[:most], True, period, looked - spans.ahead, found, looked)

    def _first(self, asked: Asked, most: int) -> list[Row]:
        typed = self.query.typed if self.query.exact else ""
        found = engine.newest(self.workspace_id, asked, most, COLUMNS, typed)
        return list(map(tuple.__new__, repeat(Row), found))  # `_make` without its check of lengths

    def _is_unfinished(self) -> bool:
        """Whether nothing the actor may read holds the last word as it stands."""
        if self.query.exact or len(self.query.words) == 1:
            return not self.query.exact
        asked, spans = self._readable_of(any_form(self.query.words[-1])), Spans(self.today)
        looks: list[Wish | None] = [None]
        if not engine.gives_newest():
            looks.insert(0, spans.wish(0, spans.first() or 0))
        return not any(
            engine.newest(self.workspace_id, asked._replace(when=when), 1) for when in looks
        )

    def _closest_first(self, look: _Look) -> Registers:
        """Objects that hold the words as typed before those that hold other forms of them.

        A last word taken for a beginning stands nowhere as typed.
        """
        rows = look.rows
        found = {key: list(objects.values()) for key, objects in by_source(rows).items()}
        if self.query.exact or len(rows) <= FIRST or self._is_broad:
            return found
        close = self._same_of(look, found)
        return {
            key: sorted(objects, key=lambda rows: rows[0].object_id not in close)
            for key, objects in found.items()
        }

    def _same_of(self, look: _Look, found: Registers) -> set[str]:
        """Objects that hold the words as typed: of each register at least as many of the newest as
        are put in order, or all. The newest months most often hold enough; older ones are asked for
        the registers alone that lack.
        """
        wanted = max(WINDOW, self.chosen.page * PAGE if self.chosen.source else 0)
        since = month_of_nth(found, wanted * ENOUGH)
        until = Spans(self.today, self.chosen.years).until(since) if since else None
        known = {row.pk: row.object_id for row in look.rows}
        if since is None or until is None:
            return self._same_among(known, look.period, look.rows[-1].pk)
        first = engine.first_of(since)
        period = Spans(self.today, self.chosen.years).wish(0, until)
        close = self._same_among(known, period, first)
        lacking = [
            key
            for key, objects in found.items()
            if objects[-1][0].pk < first
            and sum(rows[0].object_id in close for rows in objects) < wanted
        ]
        if lacking:
            close |= self._same_among(known, look.period, look.rows[-1].pk, lacking)
        return close

    def _same_among(
        self, known: dict[int, str], when: Wish | None, since: int, registers: Sequence[str] = ()
    ) -> set[str]:
        asked = self._narrowed(self._asked(same_form), sources=registers)._replace(when=when)
        answers = engine.newest(self.workspace_id, asked, MOST, since=since)
        return {known[pk] for (pk,) in answers if pk in known}

    def _hidden_by_newer(self, found: Registers) -> Registers:
        """Of registers that the newest answers leave out, their own newest: asked together, and each
        alone only where others among them have more than was looked at.
        """
        few = [key for key in self.sources if len(found.get(key, ())) < FIRST]
        few = few if not self._is_broad or self._holds_any(few) else []
        rows = self._first(self._of(*few), OLDER) if few else []
        more = {key: list(objects.values()) for key, objects in by_source(rows).items()}
        if len(rows) == OLDER:
            for key in few:
                if len(more.get(key, ())) < FIRST:
                    alone = by_source(self._first(self._of(key), WINDOW)).get(key, {})
                    more[key] = list(alone.values())
        return {key: objects for key, objects in more.items() if objects}

    def _holds_any(self, registers: Sequence[str]) -> bool:
        asked = self._readable_of().of(narrowed_to(facets.SOURCE, *registers))
        return engine.holds_any(self.workspace_id, asked)

    def _of(self, *registers: str) -> Asked:
        return self._narrowed(self._asked(self._form), sources=registers)

    def _groups(self, found: Registers, counts: Counts, *, is_uncounted: bool) -> list[Group]:
        shown = {key: self._page(found.get(key, [])) for key in self.sources if self._is_shown(key)}
        texts = texts_of([rows[0].pk for objects in shown.values() for rows in objects[1]])
        groups = []
        for key, source in self.sources.items():
            total = len(found.get(key, ())) if self._is_shown(key) else counts.sources[key]
            if total or (is_uncounted and self.chosen.source):
                hits = self._hits(*shown[key], texts) if key in shown else []
                groups.append(Group(source, total, hits))
        return groups

    def _is_shown(self, key: str) -> bool:
        return self.chosen.source in ("", key)

    def _page(self, objects: list[list[Row]]) -> tuple[slice, list[list[Row]]]:
        """Where the page lies among those put in order, and they: the window, or the page after it."""
        start = (max(self.chosen.page, 1) - 1) * PAGE if self.chosen.source else 0
        end = start + PAGE if self.chosen.source else FIRST
        if start >= WINDOW:
            return slice(0, PAGE), objects[start:end]
        return slice(start, end), objects[: max(WINDOW, end)]

    def _hits(self, part: slice, objects: list[list[Row]], texts: dict[int, Text]) -> list[Hit]:
        known = [rows for rows in objects if rows[0].pk in texts]
        head = known[:WINDOW] if part.start < WINDOW and known else []
        head = sorted(head, key=lambda rows: -closeness(texts[rows[0].pk].words, self.query))
        return [_hit(rows, texts[rows[0].pk]) for rows in [*head, *known[len(head) :]][part]]


def _hit(rows: Sequence[Row], text: Text) -> Hit:
    first = rows[0]
    return Hit(
        UUID(first.object_id), text.title, text.body, text.start, first.side, first.state,
        places=len(rows),
    )  # fmt: skip
