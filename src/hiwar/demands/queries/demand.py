"""A demand as its page shows it: a timeline of two sides, its kin, its neighbours, its papers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy

from hiwar.demands.models import Demand, DemandEvent, Gain
from hiwar.demands.queries import above
from hiwar.demands.queries.likeness import Alike, demands_like
from hiwar.demands.queries.lineage import ties_of
from hiwar.demands.queries.sheet import Sheet, demand_sheet
from hiwar.demands.queries.standing import Standing, standing_of
from hiwar.demands.queries.timeline import Node, Said, nodes_of, said
from hiwar.demands.queries.visible import visible_gains, visible_to, with_ledger
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows
from hiwar.meetings.models import Meeting

NEIGHBOURS: Final = 4
BONDS: Final = {
    "parent": gettext_lazy("stands under"),
    "child": gettext_lazy("branch of it"),
    "merged": gettext_lazy("merged into"),
    "merged_from": gettext_lazy("merged into it"),
    "split": gettext_lazy("split into"),
    "split_from": gettext_lazy("split from"),
    "superseded": gettext_lazy("superseded by"),
    "superseded_from": gettext_lazy("supersedes"),
    "withdrawn": gettext_lazy("withdrawn for"),
    "withdrawn_from": gettext_lazy("withdrawn for it"),
    "restated": gettext_lazy("asked again as"),
    "restated_from": gettext_lazy("asks again for"),
    "sent_up": gettext_lazy("sent up as"),
    "sent_up_from": gettext_lazy("sent up from"),
    "raised": gettext_lazy("led to"),
    "raised_from": gettext_lazy("comes from"),
}


@dataclass(frozen=True, slots=True)
class Kin:
    """A demand of the same line. `bond`: `parent`, `child`, or the kind of the closing event with
    `_from` where this demand received the other.
    """

    bond: str
    standing: Standing
    event: DemandEvent | None = None

    @property
    def label(self) -> str:
        return str(BONDS[self.bond])

    @property
    def comes_before(self) -> bool:
        """Whether this demand comes from it."""
        return self.bond == "parent" or self.bond.endswith("_from")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A demand in other words that say much the same."""

    standing: Standing
    alike: Alike


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two entries between which something is missing; `before` is None at the start."""

    before: Said | None
    after: Said


@dataclass(frozen=True, slots=True)
class DemandPage:
    """`years` are the newest first, unless the oldest were asked for first."""

    standing: Standing
    age: int | None
    rounds: tuple[str, ...]
    flag: above.Flag | None
    years: tuple[tuple[int, tuple[Node, ...]], ...]
    gaps: tuple[Disagreement, ...]
    claim: Said | None
    kin: tuple[Kin, ...]
    neighbours: tuple[Neighbour, ...]
    gains: tuple[Gain, ...]
    documents: tuple[Document, ...]
    voided: tuple[Said, ...]
    sheet: Sheet
    raised_in_meeting: Meeting | None

    @property
    def demand(self) -> Demand:
        return self.standing.demand

    @property
    def has_lineage(self) -> bool:
        """Whether another demand came of it or it of another; its place in the tree is no lineage."""
        return any(kin.event is not None for kin in self.kin)

    @property
    def paper_count(self) -> int:
        return len(self.documents) + len(self.sheet.attachments)

    @property
    def raised_in(self) -> int:
        return sum(kind != "absent" for kind in self.rounds)


def demand_page(
    actor: Actor, demand: Demand, today: date, *, oldest_first: bool = False
) -> DemandPage:
    """Whoever gets the demand from `visible_to` may read its page; its sources as theirs allow."""
    entries = list(
        demand.events.select_related("passage__document", "meeting", "other").defer(
            "passage__document__text"
        )
    )
    rounds = above.rounds(actor)
    line = _kin(actor, demand)
    alike = _alike(actor, demand, [each.id for _bond, each, _event in line])
    others = _standings(actor, [demand, *(row[1] for row in line), *(a.demand for a in alike)])
    standing = others[demand.id]
    live = {entry.id: entry for entry in entries if entry.voided_at is None}
    gains = tuple(visible_gains(actor).filter(demand=demand)) if _may_see_gains(actor) else ()
    nodes = nodes_of(actor, standing.fold, live, {mark.meeting_id for mark in rounds})
    claimed = standing.fold.claimed
    return DemandPage(
        standing=standing, age=standing.age(today),
        rounds=standing.rounds(rounds[-above.ROUNDS_SHOWN :]),
        flag=above.flags(actor, today, [demand.id]).get(demand.id), years=_years(nodes, oldest_first),
        gaps=tuple(_told(actor, gap.before, gap.after, live) for gap in standing.fold.gaps),
        claim=said(actor, live[claimed.id]) if claimed else None,
        kin=tuple(Kin(bond, others[each.id], event) for bond, each, event in line),
        neighbours=tuple(Neighbour(others[each.demand.id], each) for each in alike),
        gains=gains, documents=_documents(actor, live.values(), gains),
        voided=tuple(said(actor, entry) for entry in entries if entry.voided_at is not None),
        sheet=demand_sheet(actor, demand, standing.state, today),
        raised_in_meeting=_first_meeting(actor, standing, live),
    )  # fmt: skip


def _first_meeting(
    actor: Actor, standing: Standing, live: dict[UUID, DemandEvent]
) -> Meeting | None:
    """Where it was raised first, if the actor may know that meeting."""
    meeting = live[standing.first.id].meeting if standing.first else None
    return meeting if meeting and allows("meetings.view", actor, meeting) else None


def _may_see_gains(actor: Actor) -> bool:
    return allows("demands.view_gains", actor)


def _told(
    actor: Actor, before: DemandEvent | None, after: DemandEvent, live: dict[UUID, DemandEvent]
) -> Disagreement:
    return Disagreement(
        said(actor, live[before.id]) if before else None, said(actor, live[after.id])
    )


def _standings(actor: Actor, demands: Iterable[Demand]) -> dict[UUID, Standing]:
    """Read again with their ledgers: three queries for all of them."""
    ids = [demand.id for demand in demands]
    rows = with_ledger(visible_to(actor).filter(id__in=ids).select_related("theme"))
    return {row.id: standing_of(row) for row in rows}


def _years(
    nodes: Sequence[Node],
    oldest_first: bool,  # noqa: FBT001
) -> tuple[tuple[int, tuple[Node, ...]], ...]:
    ordered = nodes if oldest_first else list(reversed(nodes))
    grouped = groupby(ordered, key=lambda node: node.day.year)
    return tuple((year, tuple(group)) for year, group in grouped)


def _kin(actor: Actor, demand: Demand) -> list[tuple[str, Demand, DemandEvent | None]]:
    """Parent, those it came from, those it went into, children: two queries."""
    ties = ties_of(demand.id)
    above_it = [tie for tie in ties if tie.after == demand.id]
    below_it = [tie for tie in ties if tie.before == demand.id]
    ids = [demand.parent_id, *(tie.before for tie in above_it), *(tie.after for tie in below_it)]
    near = list(
        visible_to(actor).filter(Q(id__in=[each for each in ids if each]) | Q(parent=demand))
    )
    seen = {each.id: each for each in near}
    return [
        *(("parent", each, None) for each in near if each.id == demand.parent_id),
        *(
            (f"{tie.event.kind}_from", seen[tie.before], tie.event)
            for tie in above_it
            if tie.before in seen
        ),
        *((tie.event.kind, seen[tie.after], tie.event) for tie in below_it if tie.after in seen),
        *(("child", each, None) for each in near if each.parent_id == demand.id),
    ]


def _alike(actor: Actor, demand: Demand, kin: Sequence[UUID]) -> list[Alike]:
    if demand.is_heading:
        return []
    return demands_like(actor, demand.wording_ar, most=NEIGHBOURS, without=[demand.id, *kin])


def _documents(
    actor: Actor, entries: Iterable[DemandEvent], gains: Iterable[Gain]
) -> tuple[Document, ...]:
    """The papers it rests on that the actor may open, the newest quoted first."""
    pointed = [*(row.passage for row in entries), *(row.passage for row in gains)]
    passages = [passage for passage in pointed if passage is not None]
    found = {passage.document_id: passage.document for passage in reversed(passages)}
    return tuple(each for each in found.values() if allows("documents.view", actor, each))
