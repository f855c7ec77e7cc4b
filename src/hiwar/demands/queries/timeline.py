"""The two-sided timeline: what we asked on one side, what was answered on the other."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from hiwar.demands.models import DemandEvent
from hiwar.demands.vocabulary import ASKED, SHOWN_AS, EventKind, Fold, SaidBy
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows
from hiwar.meetings.models import Meeting
from hiwar.web.states import mark


@dataclass(frozen=True, slots=True)
class Said:
    """An entry of the ledger as its reader may see it: `source` only where they may open it."""

    event: DemandEvent
    source: Document | None

    @property
    def kind(self) -> EventKind:
        return EventKind(self.event.kind)

    @property
    def words(self) -> str:
        """Verbatim, from the passage where there is one."""
        return self.event.passage.words if self.event.passage else self.event.words

    @property
    def is_sourced(self) -> bool:
        return self.event.passage_id is not None

    @property
    def mark(self) -> str:
        return SHOWN_AS[self.kind]


@dataclass(frozen=True, slots=True)
class Node:
    """What happened on one day in one meeting, or outside any that the reader may see.

    `head` gives the node its shape and word.
    """

    head: Said
    meeting: Meeting | None
    ours: tuple[Said, ...]
    theirs: tuple[Said, ...]
    is_silent: bool
    is_gap: bool

    @property
    def css(self) -> str:
        """The class that carries the color of its shape."""
        return mark(self.head.mark).css

    @property
    def day(self) -> date:
        return self.head.event.occurred_on

    @property
    def precision(self) -> str:
        return self.head.event.precision


def said(actor: Actor, event: DemandEvent) -> Said:
    document = event.passage.document if event.passage else None
    if document is not None and not allows("documents.view", actor, document):
        document = None
    return Said(event, document)


def nodes_of(
    actor: Actor, history: Fold[DemandEvent], entries: Mapping[UUID, DemandEvent],
    rounds: Collection[UUID],
) -> list[Node]:  # fmt: skip
    """In their order, the oldest first. `entries` hold the events with all a page needs of them."""
    ordered = [entries[move.event.id] for move in history.moves]
    gaps = {gap.after.id for gap in history.gaps}
    grouped = groupby(ordered, key=lambda event: (event.occurred_on, event.meeting_id))
    return [_node(actor, list(group), gaps, rounds) for _key, group in grouped]


def _node(
    actor: Actor, events: list[DemandEvent], gaps: Collection[UUID], rounds: Collection[UUID]
) -> Node:
    told = [said(actor, event) for event in events]
    spoken = [each for each in told if each.kind is not EventKind.ANSWERED_NONE]
    theirs = tuple(each for each in spoken if each.event.said_by != SaidBy.US)
    meeting = events[0].meeting
    in_round = events[0].meeting_id in rounds and any(each.kind in ASKED for each in told)
    return Node(
        head=(spoken or told)[-1],
        meeting=meeting if meeting and allows("meetings.view", actor, meeting) else None,
        ours=tuple(each for each in spoken if each.event.said_by == SaidBy.US),
        theirs=theirs,
        is_silent=not theirs and (len(spoken) < len(told) or in_round),
        is_gap=any(event.id in gaps for event in events),
    )
