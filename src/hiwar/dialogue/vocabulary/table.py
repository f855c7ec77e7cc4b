"""Words of a round at its table: its state, what is said there, and what of it stands.

Two rapporteurs write at once and their entries arrive in any order, some of them twice. So nothing
said is changed in place: a correction is an entry of its own, and what stands is a fold.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from hiwar.demands.vocabulary import EventKind


class RoundState(models.TextChoices):
    """Where a round stands."""

    PLANNED = "planned", pgettext_lazy("state of a round", "planned")
    OPEN = "open", pgettext_lazy("state of a round", "open")
    CLOSED = "closed", pgettext_lazy("state of a round", "closed")


class RoundMoveKind(models.TextChoices):
    """What can happen to a round as such."""

    OPENED = "opened", pgettext_lazy("move of a round", "opened")
    CLOSED = "closed", pgettext_lazy("move of a round", "closed")
    REOPENED = "reopened", pgettext_lazy("move of a round", "opened again")


ROUND_TABLE: Final[Mapping[RoundState, Mapping[RoundMoveKind, RoundState]]] = {
    RoundState.PLANNED: {RoundMoveKind.OPENED: RoundState.OPEN},
    RoundState.OPEN: {RoundMoveKind.CLOSED: RoundState.CLOSED},
    RoundState.CLOSED: {RoundMoveKind.REOPENED: RoundState.OPEN},
}


def fold_round(moves: Iterable[str], *, is_planned: bool) -> RoundState:
    """Where a round stands after its moves, in their order.

    One recorded from its minutes has no moves and is closed from the start.
    """
    state = RoundState.PLANNED
    kinds = [RoundMoveKind(kind) for kind in moves]
    if not kinds and not is_planned:
        return RoundState.CLOSED
    if kinds and kinds[0] is RoundMoveKind.REOPENED:
        state = RoundState.CLOSED
    for kind in kinds:
        state = ROUND_TABLE[state].get(kind, state)
    return state


class AgendaReason(models.TextChoices):
    """Why a point stands on an agenda, in the order in which a draft puts them."""

    UNANSWERED = "unanswered", pgettext_lazy("why on the agenda", "left without answer")
    DEFERRED = "deferred", pgettext_lazy("why on the agenda", "deferred or referred")
    LATE = "late", pgettext_lazy("why on the agenda", "promised and overdue")
    PARTLY = "partly", pgettext_lazy("why on the agenda", "met in part, asked again")
    AWAITED = "awaited", pgettext_lazy("why on the agenda", "agreed to, nothing done yet")
    CHOSEN = "chosen", pgettext_lazy("why on the agenda", "chosen by us")


class Manner(models.TextChoices):
    """How it was said at the table."""

    ORAL = "oral", pgettext_lazy("how it was said", "orally")
    WRITTEN = "written", pgettext_lazy("how it was said", "in writing")


class StatementKind(models.TextChoices):
    """What is said at the table: their answers first, then their other words, then ours."""

    ACCEPTED = "accepted", pgettext_lazy("said at the table", "Accepted")
    IN_PRINCIPLE = "in_principle", pgettext_lazy("said at the table", "Accepted in principle")
    PARTLY = "partly", pgettext_lazy("said at the table", "Accepted in part")
    DEFERRED = "deferred", pgettext_lazy("said at the table", "Deferred")
    REFERRED = "referred", pgettext_lazy("said at the table", "Referred elsewhere")
    REFUSED = "refused", pgettext_lazy("said at the table", "Refused")
    CLAIMED = "claimed", pgettext_lazy("said at the table", "Said to be done")
    ROLLED_BACK = "rolled_back", pgettext_lazy("said at the table", "Took back what was granted")
    TOLD = "told", pgettext_lazy("said at the table", "A word without answer")
    NONE = "none", pgettext_lazy("said at the table", "No answer")
    ASKED = "asked", pgettext_lazy("said at the table", "We asked again")
    ARGUED = "argued", pgettext_lazy("said at the table", "We argued")
    PARTLY_MET = "partly_met", pgettext_lazy("said at the table", "We acknowledge a part")
    MET = "met", pgettext_lazy("said at the table", "We acknowledge it is met")


K = StatementKind
ANSWERING: Final = (
    K.ACCEPTED, K.IN_PRINCIPLE, K.PARTLY, K.DEFERRED, K.REFERRED, K.REFUSED, K.NONE,
)  # fmt: skip
OURS: Final = (K.ASKED, K.ARGUED, K.PARTLY_MET, K.MET)
THEIR_WORDS: Final = tuple(kind for kind in K if kind not in OURS)
# What a statement does in the ledger of a demand; the others do nothing there.
EFFECTS: Final[Mapping[StatementKind, EventKind]] = {
    K.ACCEPTED: EventKind.ANSWERED_ACCEPTED,
    K.IN_PRINCIPLE: EventKind.ANSWERED_IN_PRINCIPLE,
    K.PARTLY: EventKind.ANSWERED_PARTLY,
    K.DEFERRED: EventKind.ANSWERED_DEFERRED,
    K.REFERRED: EventKind.ANSWERED_REFERRED,
    K.REFUSED: EventKind.REFUSED,
    K.NONE: EventKind.ANSWERED_NONE,
    K.CLAIMED: EventKind.CLAIMED,
    K.ROLLED_BACK: EventKind.ROLLED_BACK,
    K.ASKED: EventKind.RESTATED,
    K.PARTLY_MET: EventKind.PARTLY_MET,
    K.MET: EventKind.MET,
}


class Uttered(Protocol):
    """What the fold needs of a statement."""

    @property
    def client_id(self) -> Any: ...

    @property
    def corrects(self) -> Any: ...

    @property
    def withdrawn_at(self) -> Any: ...

    @property
    def typed_at(self) -> Any: ...


U = TypeVar("U", bound=Uttered)


@dataclass(frozen=True, slots=True)
class Standing(Generic[U]):
    """What of a table's statements stands.

    `counting` have their effect. `rivals`: corrections of one and the same entry, by the entry's
    id; until somebody chooses, all are shown and the last typed counts.
    """

    counting: tuple[U, ...]
    rivals: Mapping[UUID, tuple[U, ...]]

    @property
    def shown(self) -> tuple[U, ...]:
        waiting = [each for group in self.rivals.values() for each in group]
        return tuple({each.client_id: each for each in (*self.counting, *waiting)}.values())


def standing_of(statements: Collection[U]) -> Standing[U]:
    """The same whatever the order of arrival; a correction may even come before what it corrects."""
    live = [each for each in statements if each.withdrawn_at is None]
    corrected = {each.corrects for each in live if each.corrects is not None}
    heads = [each for each in live if each.client_id not in corrected]
    siblings: dict[UUID, list[U]] = defaultdict(list)
    for each in sorted(heads, key=lambda each: (each.typed_at, each.client_id)):
        if each.corrects is not None:
            siblings[each.corrects].append(each)
    outdone = {each.client_id for group in siblings.values() for each in group[:-1]}
    return Standing(
        counting=tuple(each for each in heads if each.client_id not in outdone),
        rivals={about: tuple(group) for about, group in siblings.items() if len(group) > 1},
    )
