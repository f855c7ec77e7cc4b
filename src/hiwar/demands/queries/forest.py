"""The tree of a dossier alone, without its ledger: light enough to be read at every move."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from hiwar.demands.models import Demand, Dossier, Theme
from hiwar.demands.queries.tree import letter_of
from hiwar.demands.queries.visible import themes_of, visible_to
from hiwar.demands.vocabulary import DemandState
from hiwar.kernel.actors import Actor

TOKEN = 12


@dataclass(slots=True, eq=False)
class Node:
    """A line and the lines under it, in their order. `above` is None at the top of a theme."""

    demand: Demand
    theme: UUID | None
    above: "Node | None" = None
    below: "list[Node]" = field(default_factory=list)

    @property
    def id(self) -> UUID:
        return self.demand.id

    @property
    def is_closed(self) -> bool:
        standing = getattr(self.demand, "standing", None)
        return standing is not None and standing.state == DemandState.CLOSED

    @property
    def has_history(self) -> bool:
        """Whether anything is recorded of it."""
        standing = getattr(self.demand, "standing", None)
        return standing is not None and bool(standing.state)

    @property
    def depth(self) -> int:
        return 0 if self.above is None else self.above.depth + 1

    @property
    def height(self) -> int:
        """Levels under it."""
        return max((each.height + 1 for each in self.below), default=0)

    def walk(self) -> "Iterator[Node]":
        yield self
        for each in self.below:
            yield from each.walk()

    def lies_under(self, other: "Node") -> bool:
        """Whether it is `other` or stands somewhere under it."""
        above: Node | None = self
        while above is not None and above is not other:
            above = above.above
        return above is other


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the tree: after `after` (None: first) under `above` (None: at the top of `theme`)."""

    theme: UUID | None
    above: UUID | None
    after: UUID | None


class Forest:
    """The open lines of a dossier by theme; a closed one only where an open one stands under it."""

    def __init__(self, themes: Iterable[Theme], demands: Iterable[Demand]) -> None:
        self.themes = list(themes)
        self.tops: dict[UUID | None, list[Node]] = {theme.id: [] for theme in self.themes}
        self.tops[None] = []
        self.nodes = {each.id: Node(each, each.theme_id) for each in demands}
        for node in self.nodes.values():
            node.above = self.nodes.get(node.demand.parent_id) if node.demand.parent_id else None
            self.siblings(node).append(node)
        self._prune()

    def _prune(self) -> None:
        for node in reversed(list(self.walk())):
            if node.is_closed and not node.below:
                self.siblings(node).remove(node)
                del self.nodes[node.id]

    def walk(self) -> Iterator[Node]:
        """Every line in the order of the page."""
        for tops in self.tops.values():
            for node in tops:
                yield from node.walk()

    def siblings(self, node: Node) -> list[Node]:
        """The lines of its group, itself among them; what is done to the list is done to the tree."""
        if node.above is not None:
            return node.above.below
        return self.tops.setdefault(node.theme if node.theme in self.tops else None, [])

    def group(self, theme: UUID | None, above: Node | None) -> list[Node]:
        return (
            above.below if above is not None else self.tops[theme if theme in self.tops else None]
        )

    def spot(self, node: Node) -> Spot:
        group = self.siblings(node)
        place = group.index(node)
        after = group[place - 1].id if place else None
        return Spot(node.theme, node.above.id if node.above else None, after)

    def seen(self, node: Node) -> str:
        """What somebody who looks at the line sees of its place and its words, as a token: another
        token later means that it, or what stands beside it, was changed meanwhile.
        """
        group = self.siblings(node)
        return token(node, group, group.index(node))


def token(node: Node, group: list[Node], place: int) -> str:
    beside = [group[at].id if 0 <= at < len(group) else "" for at in (place - 1, place + 1)]
    above = node.above
    parts = [
        node.theme, above.id if above else "", above.above.id if above and above.above else "",
        *beside, node.demand.wording_ar, node.demand.wording_fr,
    ]  # fmt: skip
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:TOKEN]


def forest_of(actor: Actor, dossier: Dossier) -> Forest:
    """Two queries, whatever the number of lines."""
    rows = visible_to(actor).filter(dossier=dossier).select_related("standing")
    return Forest(themes_of(dossier), rows.order_by("position", "id"))


@dataclass(frozen=True, slots=True)
class ArrangedLine:
    """A line of the page of arranging. Levels count from 1: the theme is the first."""

    node: Node
    seen: str
    level: int
    place: int
    count: int

    @property
    def demand(self) -> Demand:
        return self.node.demand

    @property
    def is_closed(self) -> bool:
        standing = getattr(self.demand, "standing", None)
        return standing is not None and standing.state == DemandState.CLOSED

    @property
    def depth(self) -> int:
        return self.level - 2


@dataclass(frozen=True, slots=True)
class ArrangedTheme:
    """A theme with its lines; `is_open` False where only its head is shown, to keep the page light."""

    theme: Theme | None
    letter: str
    total: int
    lines: tuple[ArrangedLine, ...]
    is_open: bool

    @property
    def key(self) -> str:
        return str(self.theme.id) if self.theme else "none"


def arranged(
    forest: Forest, *, most: int | None = None, opened: Iterable[str] = ()
) -> tuple[ArrangedTheme, ...]:
    """Themes are shown open until `most` lines are shown; those named in `opened` always are."""
    heads: list[Theme | None] = [*forest.themes]
    if forest.tops[None]:
        heads.append(None)
    wanted, shown, found = set(opened), 0, []
    for place, head in enumerate(heads):
        tops = forest.tops[head.id if head else None]
        total = sum(1 for top in tops for _each in top.walk())
        key = str(head.id) if head else "none"
        is_open = key in wanted or most is None or not shown or shown + total <= most
        lines = tuple(_lines(tops, 2)) if is_open else ()
        shown += len(lines)
        found.append(
            ArrangedTheme(head, letter_of(place) if head else "", total, lines, is_open=is_open)
        )
    return tuple(found)


def _lines(group: list[Node], level: int) -> Iterator[ArrangedLine]:
    for place, node in enumerate(group):
        yield ArrangedLine(node, token(node, group, place), level, place + 1, len(group))
        yield from _lines(node.below, level + 1)
