"""Taking back the last step of arranging, and doing it again: compensating entries in the journal."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.demands import correct_demand, remove_demand, restore_demand
from hiwar.demands.domain.events import void_event
from hiwar.demands.domain.lines import merge_in, split_in
from hiwar.demands.domain.tree import hold, move_theme_in, put, save_places
from hiwar.demands.models import Demand, Dossier, Theme, TreeStep
from hiwar.demands.queries.forest import Forest, Node, Spot
from hiwar.demands.vocabulary import EventKind, StepKind, Way
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes

KEPT_FOR: Final = timedelta(hours=12)


class NothingToUndo(Refused):
    sentence = _("There is no step of yours to take back.")


class StepOverlaid(Refused):
    sentence = _(
        "These lines were changed after your step, so it is not taken back. Put them where you want them."
    )


@writes
def undo_step(*, actor: Actor, at: datetime, dossier: Dossier) -> TreeStep:
    """The actor's last step of the day. Raises NothingToUndo, StepOverlaid and what its verbs raise."""
    require("demands.change", actor)
    forest = hold(actor, dossier)
    step = TreeStep.objects.filter(**_mine(actor, at, dossier), undone_at=None).last()
    if step is None:
        raise NothingToUndo
    _BACK[StepKind(step.kind)](actor, at, forest, step)
    step.undone_at = at
    step.save(update_fields=["undone_at"])
    return step


@writes
def redo_step(*, actor: Actor, at: datetime, dossier: Dossier) -> TreeStep:
    """The step that was taken back last. Raises as `undo_step`."""
    require("demands.change", actor)
    forest = hold(actor, dossier)
    undone = TreeStep.objects.filter(**_mine(actor, at, dossier)).exclude(undone_at=None)
    step = undone.first()
    if step is None:
        raise NothingToUndo
    _AGAIN[StepKind(step.kind)](actor, at, forest, step)
    step.undone_at = None
    step.save(update_fields=["undone_at", "told"])
    return step


def _mine(actor: Actor, at: datetime, dossier: Dossier) -> dict[str, Any]:
    return {"dossier": dossier, "by": actor.user_id, "taken_at__gt": at - KEPT_FOR}


def _move_back(actor: Actor, at: datetime, forest: Forest, step: TreeStep) -> None:
    _relocate(actor, at, forest, step, "is", "was")


def _move_again(actor: Actor, at: datetime, forest: Forest, step: TreeStep) -> None:
    _relocate(actor, at, forest, step, "was", "is")


def _relocate(
    actor: Actor, at: datetime, forest: Forest, step: TreeStep, stands: str, goes: str
) -> None:
    """In the order of the page: each comes after the line it stood after. Raises StepOverlaid."""
    moved = []
    for line in step.told["lines"]:
        node = forest.nodes.get(UUID(line["line"]))
        if node is None or _ground(forest.spot(node)) != _ground(_spot(line[stands])):
            raise StepOverlaid
        require("demands.change", actor, node.demand)
        _place(forest, node, _spot(line[goes]))
        moved.append(node)
    save_places(actor, at, forest, moved)


def _spot(told: Mapping[str, str | None]) -> Spot:
    return Spot(**{name: UUID(value) if value else None for name, value in told.items()})


def _ground(spot: Spot) -> tuple[UUID | None, UUID | None]:
    return (None, spot.above) if spot.above else (spot.theme, None)


def _place(forest: Forest, node: Node, spot: Spot) -> None:
    above = forest.nodes.get(spot.above) if spot.above else None
    if (spot.above and above is None) or (above and above.lies_under(node)):
        raise StepOverlaid
    theme = above.theme if above else spot.theme
    ids = [each.id for each in forest.group(theme, above) if each is not node]
    put(forest, node, theme, above, ids.index(spot.after) + 1 if spot.after in ids else 0)


def _theme_back(actor: Actor, at: datetime, _forest: Forest, step: TreeStep) -> None:
    way = Way.UP if step.told["way"] == Way.DOWN else Way.DOWN
    _move_theme(actor, at, step, way)


def _theme_again(actor: Actor, at: datetime, _forest: Forest, step: TreeStep) -> None:
    _move_theme(actor, at, step, step.told["way"])


def _move_theme(actor: Actor, at: datetime, step: TreeStep, way: str) -> None:
    theme = Theme.objects.filter(pk=step.told["theme"], dossier=step.dossier_id).first()
    if theme is None:
        raise StepOverlaid
    move_theme_in(actor, at, step.dossier, theme, way)


def _reword_back(actor: Actor, at: datetime, forest: Forest, step: TreeStep) -> None:
    _reword(actor, at, forest, step, "is", "was")


def _reword_again(actor: Actor, at: datetime, forest: Forest, step: TreeStep) -> None:
    _reword(actor, at, forest, step, "was", "is")


def _reword(
    actor: Actor, at: datetime, forest: Forest, step: TreeStep, stands: str, goes: str
) -> None:
    demand = _line(forest, step.told["line"]).demand
    if demand.wording_ar != step.told[stands]:
        raise StepOverlaid
    correct_demand(actor=actor, at=at, demand=demand, wording_ar=step.told[goes])


def _line(forest: Forest, line: str) -> Node:
    node = forest.nodes.get(UUID(line))
    if node is None:
        raise StepOverlaid
    return node


def _split_back(actor: Actor, at: datetime, _forest: Forest, step: TreeStep) -> None:
    """The parts leave with the entries the split made; one that has a life of its own refuses."""
    told = step.told
    demand = Demand.objects.get(pk=told["line"])
    made = Demand.objects.filter(pk__in=told["made"], removed_at=None)
    if len(made) != len(told["made"]):
        raise StepOverlaid
    for part in made:
        if not told["plain"]:
            _void(actor, at, part, EventKind.RAISED, demand)
            _void(actor, at, demand, EventKind.SPLIT, part)
        remove_demand(actor=actor, at=at, demand=part)
    if told["plain"]:
        if demand.wording_ar != told["parts"][0]:
            raise StepOverlaid
        correct_demand(actor=actor, at=at, demand=demand, wording_ar=told["was"])


def _split_again(actor: Actor, at: datetime, forest: Forest, step: TreeStep) -> None:
    node = _line(forest, step.told["line"])
    step.told = split_in(actor, at, forest, node, step.told["parts"])


def _merge_back(actor: Actor, at: datetime, forest: Forest, step: TreeStep) -> None:
    told = step.told
    target = _line(forest, told["target"]).demand
    if target.wording_ar != told["is"]:
        raise StepOverlaid
    for each in told["merged"]:
        demand = Demand.objects.get(pk=each["line"])
        if each["plain"]:
            restore_demand(actor, at, demand)
        else:
            _void(actor, at, demand, EventKind.MERGED, target)
    if told["was"] != told["is"]:
        correct_demand(actor=actor, at=at, demand=target, wording_ar=told["was"])
    _relocate(actor, at, hold(actor, step.dossier), step, "is", "was")


def _merge_again(actor: Actor, at: datetime, forest: Forest, step: TreeStep) -> None:
    lines = [step.told["target"], *(each["line"] for each in step.told["merged"])]
    step.told = merge_in(actor, at, forest, [_line(forest, line) for line in lines])


def _void(actor: Actor, at: datetime, demand: Demand, kind: EventKind, other: Demand) -> None:
    """The entry that the step made. Raises StepOverlaid where somebody voided it."""
    event = demand.events.filter(kind=kind, other=other, voided_at=None).last()
    if event is None:
        raise StepOverlaid
    void_event(actor=actor, at=at, event=event)


Deed = Callable[[Actor, datetime, Forest, TreeStep], None]
_BACK: dict[StepKind, Deed] = {
    StepKind.MOVED: _move_back,
    StepKind.THEME_MOVED: _theme_back,
    StepKind.REWORDED: _reword_back,
    StepKind.SPLIT: _split_back,
    StepKind.MERGED: _merge_back,
}
_AGAIN: dict[StepKind, Deed] = {
    StepKind.MOVED: _move_again,
    StepKind.THEME_MOVED: _theme_again,
    StepKind.REWORDED: _reword_again,
    StepKind.SPLIT: _split_again,
    StepKind.MERGED: _merge_again,
}
