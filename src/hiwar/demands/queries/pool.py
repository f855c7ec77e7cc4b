"""The demands of a workspace, held in the memory of the process, ready to be matched with a wording.

Made at the first question (about 80 microseconds a demand), then brought up to date from the journal:
only what was added, reworded or taken out since the last question is read.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from hiwar.demands.models import Demand, DemandVector
from hiwar.demands.queries import engine, meaning
from hiwar.journal.models import Entry, Head
from hiwar.matching import Candidate, InMemory, LexicalIndex, Nearness, explained, ranked

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

MOST_TEXTS: Final = 300_000
AT_ONCE: Final = 500
STALE: Final = 4
_FIRST_ROOM: Final = 256
_OF_A_DEMAND: Final = "demands.demand."
_OF_A_DOSSIER: Final = "demands.dossier."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the embedding is; `why_off` says why there is none, empty where there is."""

    embedded: int
    total: int
    why_off: str

    @property
    def is_whole(self) -> bool:
        return self.embedded >= self.total


class DemandPool:
    """Numbered demands, without regard to who may read them: whoever asks must filter."""

    def __init__(self, workspace_id: UUID) -> None:
        self.workspace_id = workspace_id
        self.lock = RLock()
        self._empty()

    def _empty(self) -> None:
        self.index = LexicalIndex()
        self.ids: list[UUID | None] = []  # None: reworded or taken out since
        self.texts: list[str] = []
        self.place_of: dict[UUID, int] = {}
        self._head: tuple[int, str] | None = None
        self._newest_vector: UUID | None = None
        self._in_database: str | None = None  # the type there; then none is held here
        self._vectors: Any = None
        self._embedded: set[UUID] = set()

    def __len__(self) -> int:
        return len(self.place_of)

    def progress(self) -> Progress:
        return Progress(len(self._embedded), len(self), engine.why_off() or "")

    def ranked(
        self, text: str, vector: "Vectors | None", *, most: int, among: set[UUID] | None = None
    ) -> list[tuple[UUID, Candidate]]:
        """Best first, without their reasons. `among`: only these demands."""

        def within(place: int) -> bool:
            demand = self.ids[place]
            return demand is not None and (among is None or demand in among)

        near = None if vector is None else self._nearness(vector, among)
        return [
            (demand, each)
            for each in ranked(text, self.index, near, most=most, within=within)
            if (demand := self.ids[each.place]) is not None
        ]

    def explained(self, text: str, candidate: Candidate) -> Candidate:
        return explained(text, candidate, self.texts[candidate.place])

    def _nearness(self, vector: "Vectors", among: set[UUID] | None) -> Nearness | None:
        if self._in_database is not None:
            return meaning.InDatabase(
                self.workspace_id, vector, self._in_database,
                ids=self.ids, place_of=self._place_of_embedded, among=among,
            )  # fmt: skip
        if self._vectors is None:
            return None
        places = None
        if among is not None:
            places = [self.place_of[demand] for demand in among & self._embedded]
        return InMemory(self._vectors[: len(self.ids)], vector, places)

    def _place_of_embedded(self, demand: UUID) -> int | None:
        return self.place_of[demand] if demand in self._embedded else None

    def refresh(self, *, vectors: bool = True) -> None:
        """One query where nothing was written since, two where the embedding is on (three on
        PostgreSQL) and vectors are asked for.
        """
        head = (
            Head.objects.filter(workspace_id=self.workspace_id)
            .values_list("sequence", "hash")
            .first()
        )
        if self._head is None or head != self._head:
            self._read_demands(head)
        if vectors and engine.why_off() is None:
            self._read_vectors()

    def _read_demands(self, head: tuple[int, str] | None) -> None:
        changed = self._changed_since()
        if len(self.ids) > STALE * max(len(self), _FIRST_ROOM):
            self._empty()
            changed = None
        if changed is None:
            self._put_all()
        else:
            self._put_changed(changed)
        self._head = head

    def _changed_since(self) -> list[UUID] | None:
        """None where the journal does not tell: it does not continue what was read, or speaks of a
        whole dossier. Then all wordings are compared.
        """
        if self._head is None:
            return None
        sequence, seal = self._head
        entries = Entry.objects.filter(workspace_id=self.workspace_id, sequence__gte=sequence)
        rows = list(entries.order_by("sequence").values_list("hash", "verb", "object_id"))
        if not rows or rows[0][0] != seal:
            return None
        if any(verb.startswith(_OF_A_DOSSIER) for _seal, verb, _id in rows[1:]):
            return None
        return [object_id for _seal, verb, object_id in rows[1:] if verb.startswith(_OF_A_DEMAND)]

    def _put_all(self) -> None:
        rows = dict(_numbered().values_list("id", "wording_ar").iterator(AT_ONCE))
        for demand in set(self.place_of) - set(rows):
            self._put(demand, None)
        for demand, words in rows.items():
            self._put(demand, words)

    def _put_changed(self, changed: Iterable[UUID]) -> None:
        wanted = list(dict.fromkeys(changed))
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            rows = dict(_numbered().filter(id__in=part).values_list("id", "wording_ar"))
            for demand in part:
                self._put(demand, rows.get(demand))

    def _put(self, demand: UUID, words: str | None) -> None:
        place = self.place_of.get(demand)
        if place is not None:
            if self.texts[place] == words:
                return
            self.ids[place] = None
            del self.place_of[demand]
            self._embedded.discard(demand)
        if words is not None:
            self.place_of[demand] = self.index.add(words)
            self.ids.append(demand)
            self.texts.append(words)

    def _read_vectors(self) -> None:
        """Which demands have one; the numbers too, unless the database searches them."""
        kind = meaning.type_in_database()
        if kind != self._in_database:
            self._in_database, self._newest_vector, self._vectors = kind, None, None
            self._embedded.clear()
        rows = DemandVector.objects.filter(engine=engine.NAME).order_by("id")
        if self._newest_vector is not None:
            rows = rows.filter(id__gt=self._newest_vector)
        numbers = () if kind else ("values",)
        columns = rows.values_list("id", "demand_id", "words", *numbers)
        for id_, demand, words, *values in columns.iterator(AT_ONCE):
            self._newest_vector = id_
            place = self.place_of.get(demand)
            if place is not None and self.texts[place] == words:
                self._embedded.add(demand)
                for packed in values:
                    self._make_room()
                    self._vectors[place] = engine.unpacked(packed)
        if self._vectors is not None:
            self._make_room()

    def _make_room(self) -> None:
        """A row for every place; NaN where there is no vector yet."""
        import numpy as np  # noqa: PLC0415 - absent without the extra

        held = 0 if self._vectors is None else len(self._vectors)
        if held >= len(self.ids):
            return
        room = np.full(
            (max(_FIRST_ROOM, len(self.ids) * 5 // 4), engine.DIMENSIONS), np.nan, np.float32
        )
        if held:
            room[:held] = self._vectors
        self._vectors = room


def _numbered() -> Any:
    return Demand.objects.filter(removed_at=None, number__isnull=False).order_by("id")


_POOLS: OrderedDict[UUID, DemandPool] = OrderedDict()
_POOLS_LOCK = RLock()


def pool_of(workspace_id: UUID) -> DemandPool:
    """The pool of the current workspace; those unused for long are given up where memory fills."""
    with _POOLS_LOCK:
        pool = _POOLS.pop(workspace_id, None) or DemandPool(workspace_id)
        _POOLS[workspace_id] = pool
        while len(_POOLS) > 1 and sum(len(each.ids) for each in _POOLS.values()) > MOST_TEXTS:
            _POOLS.popitem(last=False)
    return pool
