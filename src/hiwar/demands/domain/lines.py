"""Editing lines where they stand in the tree: their words, one made several, several made one.

A line with a history is split and merged as the ledger knows it (`split_demand`, `merge_demands`).
One with none yet is only words: it is cut, or its words join the other's and its entry is taken back.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone

from hiwar.demands.domain.demands import correct_demand, enter_demand, fields_of, remove_demand
from hiwar.demands.domain.lineage import TooFewParts, Wording, merge_demands, split_demand
from hiwar.demands.domain.tree import (
    Line,
    NoWayThere,
    hold,
    order_group,
    pick,
    put,
    save_places,
    spot_told,
    take_step,
)
from hiwar.demands.models import Demand, Dossier, TreeStep
from hiwar.demands.queries.forest import Forest, Node
from hiwar.demands.vocabulary import StepKind
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside

FEWEST: Final = 2
JOIN: Final = "؛ "
Told = dict[str, Any]


@writes
def reword_line(
    *, actor: Actor, at: datetime, dossier: Dossier, line: Line, wording_ar: str
) -> TreeStep:
    """Another Arabic wording, as `correct_demand`. Raises TreeChanged."""
    forest = _held(actor, dossier)
    [node] = pick(actor, forest, [line])
    told = {"line": str(node.id), "was": node.demand.wording_ar, "is": wording_ar}
    told["within"] = within(node)
    correct_demand(actor=actor, at=at, demand=node.demand, wording_ar=wording_ar)
    return take_step(actor, at, dossier, StepKind.REWORDED, told)


@writes
def split_line(
    *, actor: Actor, at: datetime, dossier: Dossier, line: Line, parts: Sequence[str]
) -> TreeStep:
    """Its parts in its place, in their order. Raises TreeChanged, TooFewParts, MoveRefused."""
    forest = _held(actor, dossier)
    [node] = pick(actor, forest, [line])
    told = split_in(actor, at, forest, node, parts)
    return take_step(actor, at, dossier, StepKind.SPLIT, told)


@writes
def merge_lines(*, actor: Actor, at: datetime, dossier: Dossier, lines: Sequence[Line]) -> TreeStep:
    """One line into the one above it; several into the first. What stands under them follows.

    Raises TreeChanged, NoWayThere, MoveRefused, DemandInUse.
    """
    forest = _held(actor, dossier)
    told = merge_in(actor, at, forest, pick(actor, forest, lines))
    return take_step(actor, at, dossier, StepKind.MERGED, told)


def _held(actor: Actor, dossier: Dossier) -> Forest:
    require("demands.change", actor)
    keep_inside(actor, dossier)
    return hold(actor, dossier)


def within(node: Node) -> str:
    return str(node.theme) if node.theme else "none"


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def split_in(actor: Actor, at: datetime, forest: Forest, node: Node, parts: Sequence[str]) -> Told:
    """Inside a verb that holds the dossier."""
    if len(parts) < FEWEST:
        raise TooFewParts
    demand, group = node.demand, forest.siblings(node)
    before = [each.id for each in group]
    was = demand.wording_ar
    if node.has_history:
        words = [Wording(part) for part in parts]
        made = split_demand(actor=actor, at=at, demand=demand, parts=words, occurred_on=_day(at))
    else:
        correct_demand(actor=actor, at=at, demand=demand, wording_ar=parts[0])
        made = tuple(_beside(actor, at, demand, part) for part in parts[1:])
    place = before.index(node.id) + 1
    order_group(before[:place] + [each.id for each in made] + before[place:], [*group], made)
    return {
        "line": str(node.id), "plain": not node.has_history, "was": was, "parts": list(parts),
        "made": [str(each.id) for each in made], "within": within(node),
        "stand": str(node.id if not node.has_history else made[0].id),
    }  # fmt: skip


def _beside(actor: Actor, at: datetime, demand: Demand, words: str) -> Demand:
    place = fields_of(demand)
    place["theme"], place["parent"] = demand.theme, demand.parent
    place["position"], place["heading"] = demand.position, demand.is_heading
    return enter_demand(actor=actor, at=at, dossier=demand.dossier, wording_ar=words, **place)


def merge_in(actor: Actor, at: datetime, forest: Forest, picked: Sequence[Node]) -> Told:
    """Inside a verb that holds the dossier."""
    target, *merged = picked if len(picked) > 1 else [_above(forest, picked[0]), picked[0]]
    require("demands.change", actor, target.demand)
    if any(node.lies_under(target) or target.lies_under(node) for node in merged):
        raise NoWayThere
    told: Told = {
        "target": str(target.id), "was": target.demand.wording_ar, "within": within(target),
        "merged": [{"line": str(each.id), "plain": not each.has_history} for each in merged],
        "stand": str(target.id), "lines": _adopt(actor, at, forest, target, merged),
    }  # fmt: skip
    spoken = [each.demand for each in merged if each.has_history]
    if spoken:
        merge_demands(actor=actor, at=at, demands=spoken, into=target.demand, occurred_on=_day(at))
    words = [each.demand.wording_ar for each in merged if not each.has_history]
    for each in merged:
        if not each.has_history:
            remove_demand(actor=actor, at=at, demand=each.demand)
    if words:
        joined = JOIN.join([target.demand.wording_ar.rstrip(" ؛;."), *words])
        correct_demand(actor=actor, at=at, demand=target.demand, wording_ar=joined)
    told["is"] = target.demand.wording_ar
    return told


def _above(forest: Forest, node: Node) -> Node:
    group = forest.siblings(node)
    place = group.index(node)
    if not place:
        raise NoWayThere
    return group[place - 1]


def _adopt(
    actor: Actor, at: datetime, forest: Forest, target: Node, merged: Sequence[Node]
) -> list[Told]:
    """What stands under the merged lines goes under the target, at the end."""
    moved = [child for node in merged for child in node.below]
    was = [spot_told(forest.spot(child)) for child in moved]
    for child in moved:
        put(forest, child, target.theme, target, len(target.below))
    save_places(actor, at, forest, moved)
    return [
        {"line": str(child.id), "was": place, "is": spot_told(forest.spot(child))}
        for child, place in zip(moved, was, strict=True)
    ]
