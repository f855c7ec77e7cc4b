"""The page of two versions: what stayed, what changed and by which decision, theme by theme."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from hiwar.demands.models import (
    Demand,
    DemandEvent,
    DemandStanding,
    Dossier,
    DossierEvent,
    DossierVersion,
)
from hiwar.demands.queries.changes import (
    Change,
    ChangeKind,
    changes_between,
    counts_of_changes,
)
from hiwar.demands.queries.living import FrozenLine, living_tree
from hiwar.demands.queries.versions import letter_of, sees_everything, visible_items
from hiwar.demands.queries.visible import visible_to
from hiwar.demands.vocabulary import CLOSING, DossierEventKind, EventKind
from hiwar.kernel.actors import Actor
from hiwar.language import Piece, fold, word_difference
from hiwar.web.dates import language

CHANGES_SHOWN: Final = 60
TOLD_AS_ENDED: Final = (*CLOSING, EventKind.MET, EventKind.DEFERRED)
CHANGED: Final = tuple(kind for kind in ChangeKind if kind is not ChangeKind.KEPT)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a version, or the living dossier where `version` is None."""

    dossier: Dossier
    version: DossierVersion | None
    adoption: DossierEvent | None
    total: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A line on its side. `state`: where its demand stands today, on the newer side alone."""

    item: FrozenLine
    pieces: tuple[Piece, ...]
    tongue: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A change as its line shows it. `end`: what ended a dropped demand; `origin`: whose an added
    one was first.
    """

    kind: ChangeKind
    old: tuple[Cell, ...]
    new: tuple[Cell, ...]
    end: DemandEvent | None = None
    origin: Demand | None = None

    @property
    def is_superseded(self) -> bool:
        """Reworded under another number."""
        return self.kind == ChangeKind.REWORDED and (
            self.old[0].item.demand_id != self.new[0].item.demand_id
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A theme, the changes it has in all, and the lines that are shown of it."""

    key: str
    letter: str
    name: str
    changed: int
    kept: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """`kinds` to show; `opened`: the themes whose kept demands are shown too."""

    kinds: frozenset[str] = frozenset(CHANGED)
    opened: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ComparePage:
    """`counts` are of everything that the actor may read, whatever is shown."""

    old: Side
    new: Side
    counts: Counter[ChangeKind]
    sections: tuple[Section, ...]
    is_cut: bool


def compare_page(
    actor: Actor, dossier: Dossier, old: DossierVersion, new: DossierVersion | None, asked: Asked,
    *, most: int | None = CHANGES_SHOWN,
) -> ComparePage:  # fmt: skip
    """`new` None is `dossier` as it lives. Ledgers are read of the lines shown alone."""
    older, newer = _items(actor, old), _items(actor, new) if new else _living(actor, dossier)
    changes = changes_between(older, newer)
    groups = _by_theme(changes, newer)
    wanted = [
        (group, [each for each in group.changes if _is_asked(each, group.key, asked)])
        for group in groups
    ]
    shown, is_cut = _cut(wanted, most)
    told = _Telling(change for _group, kept in shown for change in kept)
    return ComparePage(
        old=_side(old.dossier, old, older), new=_side(dossier, new, newer),
        counts=counts_of_changes(changes), is_cut=is_cut,
        sections=tuple(
            Section(
                group.key, group.letter, group.name, changed=len(group.changes) - group.kept,
                kept=group.kept, rows=tuple(told.row(change) for change in kept),
            )
            for group, kept in shown
        ),
    )  # fmt: skip


def _items(actor: Actor, version: DossierVersion) -> list[FrozenLine]:
    rows = visible_items(actor).filter(version=version).order_by("position")
    return [FrozenLine(*row) for row in rows.values_list(*FrozenLine._fields)]


def _living(actor: Actor, dossier: Dossier) -> list[FrozenLine]:
    lines = living_tree(dossier).frozen()
    if sees_everything(actor):
        return lines
    seen = set(visible_to(actor).filter(dossier=dossier).order_by().values_list("id", flat=True))
    return [line for line in lines if line.demand_id in seen]


def _side(dossier: Dossier, version: DossierVersion | None, items: Sequence[FrozenLine]) -> Side:
    total = sum(not item.is_heading for item in items)
    if version is None:
        return Side(dossier, None, None, total)
    events = version.events.filter(kind=DossierEventKind.ADOPTED).select_related("body", "meeting")
    return Side(dossier, version, events.order_by("-occurred_on", "-id").first(), total)


def _is_asked(change: Change, key: str, asked: Asked) -> bool:
    return change.kind in asked.kinds or (change.kind == ChangeKind.KEPT and key in asked.opened)


@dataclass(frozen=True, slots=True)
class _Group:
    key: str
    letter: str
    name: str
    changes: list[Change]

    @property
    def kept(self) -> int:
        return sum(change.kind == ChangeKind.KEPT for change in self.changes)


def _by_theme(changes: Iterable[Change], newer: Iterable[FrozenLine]) -> list[_Group]:
    """The newer side's themes in their order, then those that only the older one has."""
    named: dict[str, _Group] = {}
    keys: dict[str, str] = {}

    def group_of(line: FrozenLine) -> _Group:
        key = keys.get(line.theme_ar)
        if key is None:
            key = keys[line.theme_ar] = fold(line.theme_ar)
        if key not in named:
            named[key] = _Group(str(len(named)), *_title(line), [])
        return named[key]

    for item in newer:
        group_of(item)
    for change in changes:
        group_of(change.lead).changes.append(change)
    return [group for group in named.values() if group.changes]


def _title(item: FrozenLine) -> tuple[str, str]:
    return letter_of(item.theme_place), item.theme


def _cut(
    wanted: list[tuple[_Group, list[Change]]], most: int | None
) -> tuple[list[tuple[_Group, list[Change]]], bool]:
    """Every theme keeps its head; lines stop after `most`."""
    total = sum(len(changes) for _group, changes in wanted)
    left = total if most is None else most
    kept = []
    for group, changes in wanted:
        kept.append((group, changes[: max(left, 0)]))
        left -= len(changes)
    return kept, most is not None and total > most


class _Telling:
    """What the lines shown need besides their words: three queries at most."""

    def __init__(self, changes: Iterable[Change]) -> None:
        shown = list(changes)
        self.states = _states(item.demand_id for change in shown for item in change.new)
        self.ends = _ends(item.demand_id for item in _of(shown, ChangeKind.DROPPED, "old"))
        self.origins = _origins(item.demand_id for item in _of(shown, ChangeKind.ADDED, "new"))

    def row(self, change: Change) -> Row:
        tongue = _tongue(change)
        old, new = _pieces(change, tongue)
        lead = change.lead.demand_id
        return Row(
            kind=change.kind,
            old=tuple(
                Cell(item, pieces, tongue) for item, pieces in zip(change.old, old, strict=True)
            ),
            new=tuple(
                Cell(item, pieces, tongue, self.states.get(item.demand_id, ""))
                for item, pieces in zip(change.new, new, strict=True)
            ),
            end=self.ends.get(lead) if change.kind == ChangeKind.DROPPED else None,
            origin=self.origins.get(lead) if change.kind == ChangeKind.ADDED else None,
        )


def _of(changes: Iterable[Change], kind: ChangeKind, side: str) -> Iterator[FrozenLine]:
    for change in changes:
        if change.kind == kind:
            yield from getattr(change, side)


def _states(demands: Iterable[UUID]) -> Mapping[UUID, str]:
    rows = DemandStanding.objects.filter(demand__in=set(demands))
    return dict(rows.values_list("demand_id", "state"))


def _ends(demands: Iterable[UUID]) -> Mapping[UUID, DemandEvent]:
    """The newest event that says why it is asked no more."""
    wanted = set(demands)
    if not wanted:
        return {}
    events = DemandEvent.objects.filter(
        demand__in=wanted, voided_at=None, kind__in=TOLD_AS_ENDED
    ).select_related("block__body")
    return {event.demand_id: event for event in events.order_by("occurred_on", "id")}


def _origins(demands: Iterable[UUID]) -> Mapping[UUID, Demand]:
    wanted = set(demands)
    if not wanted:
        return {}
    rows = Demand.objects.filter(id__in=wanted).select_related("raised_first_by")
    return {row.id: row for row in rows}


def _tongue(change: Change) -> str:
    """French words are compared where the reader reads French and every line has them."""
    french = language() == "fr" and all(item.wording_fr for item in (*change.old, *change.new))
    same = change.kind == ChangeKind.REWORDED and not french
    return "fr" if french or (same and _only_french_changed(change)) else "ar"


def _only_french_changed(change: Change) -> bool:
    old, new = change.old[0], change.new[0]
    return fold(old.wording_ar) == fold(new.wording_ar)


def _pieces(change: Change, tongue: str) -> tuple[list[tuple[Piece, ...]], list[tuple[Piece, ...]]]:
    """Each line's pieces: several lines of a side are compared as one text and cut again."""
    old, new = ([_words(item, tongue) for item in side] for side in (change.old, change.new))
    if change.kind in (ChangeKind.REWORDED, ChangeKind.SPLIT, ChangeKind.MERGED):
        found = word_difference("\n".join(old), "\n".join(new))
        return _cut_at(found.old, old), _cut_at(found.new, new)
    gone = change.kind == ChangeKind.DROPPED
    return [(Piece(text, gone),) for text in old], [(Piece(text, False),) for text in new]


def _words(item: FrozenLine, tongue: str) -> str:
    return " ".join((item.wording_fr if tongue == "fr" else item.wording_ar).split())


def _cut_at(pieces: Sequence[Piece], texts: Collection[str]) -> list[tuple[Piece, ...]]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.is_changed))
        lines += [[Piece(other, piece.is_changed)] for other in others]
    return [tuple(each for each in line if each.text) for line in lines[: len(texts)]]
