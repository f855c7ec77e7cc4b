"""The points of an agenda beside the ledgers: what was typed on each, and those with no entry there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from hiwar.dialogue.models import Round, RoundItem
from hiwar.dialogue.queries.live import Rivals, Word, entries_of
from hiwar.dialogue.queries.state import table_of


@dataclass(frozen=True, slots=True)
class OtherPoint:
    """A subject of ours, or a demand whose ledger this round has not moved, with what was typed on it."""

    item: RoundItem
    words: tuple[Word, ...]

    @property
    def answer(self) -> Word | None:
        """Their newest word on it."""
        return next((word for word in reversed(self.words) if word.side == "them"), None)


def words_of(round_: Round) -> list[Word]:
    """All that stands at the table, in its order; of rivals, each."""
    found: list[Word] = []
    for entry in entries_of(table_of(round_)):
        found.extend(entry.words if isinstance(entry, Rivals) else (entry,))
    return found


def words_on(item: RoundItem | None, words: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if item is not None and item.id in word.items)


def other_points(
    agenda: Iterable[RoundItem], spoken_of: Collection[UUID], words: Collection[Word]
) -> list[OtherPoint]:
    """Those of the agenda whose demand is not among `spoken_of`."""
    return [
        OtherPoint(item, words_on(item, words))
        for item in agenda
        if item.demand_id is None or item.demand_id not in spoken_of
    ]
