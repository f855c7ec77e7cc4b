"""Arranging the tree: where lines go, refused when the tree is no longer what the person saw."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand, Dossier, Theme, TreeStep
from hiwar.demands.queries.forest import Forest, Node, Spot, forest_of
from hiwar.demands.vocabulary import StepKind, Way
from hiwar.journal.domain import changing
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside

DEEPEST: Final = 4


class TreeChanged(Refused):
    sentence = _(
        "This part of the dossier was changed meanwhile. Here it is as it stands now; do it again if it still holds."
    )


class NoWayThere(Refused):
    sentence = _("This line cannot go further that way.")


class TooDeep(Refused):
    sentence = _("The dossier has five levels at most. Move the line out first.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the person saw it: `seen` is the token the page gave."""

    id: UUID
    seen: str


@writes
def move_lines(
    *, actor: Actor, at: datetime, dossier: Dossier, lines: Sequence[Line], way: str,
    to: UUID | None = None,
) -> TreeStep:  # fmt: skip
    """Move lines, each with all that stands under it; those under another of them go with it.

    `to`: the theme's id (None: under no theme) or the other line's, for the ways that need one.
    Raises TreeChanged, NoWayThere, TooDeep; then nothing is moved.
    """
    require("demands.change", actor)
    keep_inside(actor, dossier)
    forest = hold(actor, dossier)
    picked = pick(actor, forest, lines)
    before = {node.id: forest.spot(node) for node in picked}
    go = _goer(forest, Way(way), to, picked)
    backward = way in (Way.DOWN, Way.OUTWARD, Way.AFTER)
    for node in reversed(picked) if backward else picked:
        go(node)
    save_places(actor, at, forest, picked)
    told = [
        {"line": str(node.id), "was": spot_told(before[node.id]), "is": spot_told(forest.spot(node))}
        for node in picked
    ]  # fmt: skip
    stand = told[0]["line"]
    return take_step(actor, at, dossier, StepKind.MOVED, {"lines": told, "stand": stand})


def hold(actor: Actor, dossier: Dossier) -> Forest:
    """The tree, nobody else moving in it until the transaction ends."""
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    return forest_of(actor, dossier)


def pick(actor: Actor, forest: Forest, lines: Iterable[Line]) -> list[Node]:
    """The topmost of the lines, in their order. Raises TreeChanged, NotAllowed."""
    picked: list[Node] = []
    seen = {line.id: line.seen for line in lines}
    if not seen or any(each not in forest.nodes for each in seen):
        raise TreeChanged
    for node in forest.walk():
        if node.id not in seen:
            continue
        require("demands.change", actor, node.demand)
        if forest.seen(node) != seen[node.id]:
            raise TreeChanged
        if not any(node.lies_under(other) for other in picked):
            picked.append(node)
    return picked


def _goer(
    forest: Forest, way: Way, to: UUID | None, picked: Sequence[Node]
) -> Callable[[Node], None]:
    simple = {
        Way.UP: lambda node: _go_beside(forest, node, -1),
        Way.DOWN: lambda node: _go_beside(forest, node, 1),
        Way.INWARD: lambda node: _go_inward(forest, node, picked),
        Way.OUTWARD: lambda node: _go_outward(forest, node),
    }
    if way in simple:
        return simple[way]
    if way is Way.THEME:
        if to is not None and to not in forest.tops:
            raise TreeChanged
        return lambda node: put(forest, node, to, None, len(forest.group(to, None)))
    target = forest.nodes.get(to) if to else None
    if target is None:
        raise TreeChanged
    if any(target.lies_under(node) for node in picked):
        raise NoWayThere
    return lambda node: _go_near(forest, node, way, target)


def _go_beside(forest: Forest, node: Node, step: int) -> None:
    """Past the sibling; at the edge of a theme, into the next one."""
    group = forest.siblings(node)
    place = group.index(node) + step
    if 0 <= place < len(group):
        group.remove(node)
        group.insert(place, node)
        return
    if node.above is not None:
        raise NoWayThere
    themes = list(forest.tops)
    at = themes.index(node.theme if node.theme in forest.tops else None) + step
    if not 0 <= at < len(themes) or (themes[at] is None and not forest.tops[None]):
        raise NoWayThere
    put(forest, node, themes[at], None, len(forest.tops[themes[at]]) if step < 0 else 0)


def _go_inward(forest: Forest, node: Node, picked: Sequence[Node]) -> None:
    group = forest.siblings(node)
    earlier = [each for each in group[: group.index(node)] if each not in picked]
    if not earlier:
        raise NoWayThere
    put(forest, node, node.theme, earlier[-1], len(earlier[-1].below))


def _go_outward(forest: Forest, node: Node) -> None:
    if node.above is None:
        raise NoWayThere
    place = forest.siblings(node.above).index(node.above) + 1
    put(forest, node, node.theme, node.above.above, place)


def _go_near(forest: Forest, node: Node, way: Way, target: Node) -> None:
    if way is Way.UNDER:
        put(forest, node, target.theme, target, len(target.below))
        return
    forest.siblings(node).remove(node)
    group = forest.siblings(target)
    place = group.index(target) + (way is Way.AFTER)
    group.insert(place, node)
    settle(node, target.theme, target.above)


def put(forest: Forest, node: Node, theme: UUID | None, above: Node | None, place: int) -> None:
    """Take the line out of its group and put it in another; raises TooDeep."""
    forest.siblings(node).remove(node)
    forest.group(theme, above).insert(place, node)
    settle(node, theme, above)


def settle(node: Node, theme: UUID | None, above: Node | None) -> None:
    """Tell the line, and those under it, where they stand now. Raises TooDeep."""
    node.above = above
    if node.depth + node.height > DEEPEST:
        raise TooDeep
    for each in node.walk():
        each.theme = theme


def save_places(actor: Actor, at: datetime, forest: Forest, moved: Sequence[Node]) -> None:
    """Write where lines stand: the moved ones with their entry, the others only where a place shifts."""
    groups = {id(forest.siblings(node)): forest.siblings(node) for node in moved}
    places = {node.id: place for group in groups.values() for node, place in _spaced(group)}
    for node in moved:
        with changing("demands.demand.moved", actor=actor, at=at, about=node.demand):
            node.demand.parent = node.above.demand if node.above else None
            node.demand.theme_id = node.theme
            node.demand.position = places.pop(node.id)
        _bring_along(node)
    shifted = []
    for pk, place in places.items():
        demand = forest.nodes[pk].demand
        if demand.position != place:
            demand.position = place
            shifted.append(demand)
    Demand.objects.bulk_update(shifted, ["position"], batch_size=500)


def _spaced(group: Sequence[Node]) -> Iterable[tuple[Node, int]]:
    """Rising places, each kept where it rises already."""
    last = -1
    for node in group:
        last = max(node.demand.position, last + 1)
        yield node, last


def order_group(wanted: Sequence[UUID], group: Sequence[Node], added: Sequence[Demand]) -> None:
    """Give the lines of a group, and those added to it, rising places in the order wanted."""
    by_id = {node.id: node.demand for node in group} | {demand.id: demand for demand in added}
    last, shifted = -1, []
    for pk in wanted:
        demand = by_id[pk]
        last = max(demand.position, last + 1)
        if demand.position != last:
            demand.position = last
            shifted.append(demand)
    Demand.objects.bulk_update(shifted, ["position"], batch_size=500)


def _bring_along(node: Node) -> None:
    """Closed ones too, which the tree does not show."""
    below = [node.id]
    while below:
        parts = Demand.objects.filter(parent__in=below)
        below = list(parts.values_list("id", flat=True))
        parts.exclude(theme=node.theme).update(theme=node.theme)


def take_step(
    actor: Actor, at: datetime, dossier: Dossier, kind: str, told: dict[str, Any]
) -> TreeStep:
    """Remember how to take it back; what was taken back before can then not be done again."""
    TreeStep.objects.filter(dossier=dossier, by=actor.user_id).exclude(undone_at=None).delete()
    return TreeStep.objects.create(
        dossier=dossier, kind=kind, told=told, by=actor.user_id, taken_at=at
    )


def spot_told(spot: Spot) -> dict[str, str | None]:
    return {name: str(value) if value else None for name, value in asdict(spot).items()}


@writes
def move_theme(*, actor: Actor, at: datetime, dossier: Dossier, theme: Theme, way: str) -> TreeStep:
    """One place up or down among the themes. Raises NoWayThere."""
    require("demands.manage", actor, theme)
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    move_theme_in(actor, at, dossier, theme, way)
    return take_step(actor, at, dossier, StepKind.THEME_MOVED, {"theme": str(theme.pk), "way": way})


def move_theme_in(actor: Actor, at: datetime, dossier: Dossier, theme: Theme, way: str) -> None:
    """Inside a verb that holds the dossier."""
    require("demands.manage", actor, theme)
    themes = list(dossier.themes.all())
    place = [each.pk for each in themes].index(theme.pk)
    other = place + (1 if way == Way.DOWN else -1)
    if not 0 <= other < len(themes):
        raise NoWayThere
    themes.insert(other, themes.pop(place))
    for position, each in enumerate(themes):
        if each.pk == theme.pk:
            with changing("demands.theme.moved", actor=actor, at=at, about=each):
                each.position = position
        elif each.position != position:
            each.position = position
            each.save(update_fields=["position"])
