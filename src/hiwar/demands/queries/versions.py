"""Versions of dossiers, the history they belong to, and one version as its page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from hiwar.demands.models import Demand, Dossier, DossierEvent, DossierItem, DossierVersion
from hiwar.demands.queries.tree import LETTERS
from hiwar.demands.vocabulary import DossierEventKind, DossierState, dossier_state
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import EVERYTHING, known_rules, permitted
from hiwar.web.dates import language

LINES_SHOWN: Final = 60
SPOKEN_OF: Final = (
    "body", "meeting", "administration", "document", "version", "submission", "successor",
)  # fmt: skip


def visible_items(actor: Actor) -> QuerySet[DossierItem]:
    """Lines of demands that the actor may read today, whoever could when they were frozen."""
    if sees_everything(actor):
        return DossierItem.objects.filter(workspace_id=actor.workspace_id)
    seen = permitted("demands.view", actor, Demand.objects.all())
    return DossierItem.objects.filter(demand__in=seen.values("id"))


def sees_everything(actor: Actor) -> bool:
    reaches = known_rules()["demands.view"]
    return any(reaches.get(role) is EVERYTHING for role in actor.roles)


def letter_of(place: int | None) -> str:
    """أ ب ج by the place of the theme, empty under none."""
    if place is None:
        return ""
    letters = LETTERS["ar" if language() == "ar" else "fr"]
    return letters[place] if place < len(letters) else str(place + 1)


@dataclass(frozen=True, slots=True)
class Told:
    """What happened to a dossier, with the receipt that a letter has got."""

    event: DossierEvent
    receipt: DossierEvent | None
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DossierPast:
    """A dossier in the history: its state, what happened (the newest first), what was voided of
    it, its versions.
    """

    dossier: Dossier
    state: DossierState
    told: tuple[Told, ...]
    voided: tuple[DossierEvent, ...]
    versions: tuple[DossierVersion, ...]
    is_current: bool


def dossiers_past(actor: Actor) -> list[DossierPast]:
    """Every dossier, the newest first. Versions bear `seen`: the demands that the actor may read."""
    events = DossierEvent.objects.select_related(*SPOKEN_OF).defer("document__text")
    dossiers = Dossier.objects.select_related("adopted_by", "predecessor").prefetch_related(
        Prefetch("events", events.order_by("-occurred_on", "-id")), "versions"
    )
    counts = counts_seen(actor)
    return [_past(dossier, counts, is_current=not n) for n, dossier in enumerate(dossiers)]


def counts_seen(actor: Actor) -> dict[UUID, int] | None:
    """Demands of each version that the actor may read; None where that is all of them."""
    if sees_everything(actor):
        return None
    lines = visible_items(actor).exclude(number=None).order_by()
    return dict(lines.values_list("version_id").annotate(lines=Count("id")))


def _past(dossier: Dossier, counts: dict[UUID, int] | None, *, is_current: bool) -> DossierPast:
    recorded = list(dossier.events.all())
    events = [each for each in recorded if each.voided_at is None]
    receipts = {each.submission_id: each for each in events if each.submission_id}
    versions = tuple(dossier.versions.all())
    for version in versions:
        version.demand_count = seen_in(version, counts)
    told = tuple(
        Told(each, receipts.get(each.id), tuple(letter_of(place) for place in each.themes))
        for each in events
        if each.kind != DossierEventKind.RECEIVED
    )
    voided = tuple(
        each for each in recorded
        if each.voided_at is not None and each.kind == DossierEventKind.SUBMITTED
    )  # fmt: skip
    return DossierPast(dossier, state_told(dossier, events), told, voided, versions, is_current)


def seen_in(version: DossierVersion, counts: dict[UUID, int] | None) -> int:
    return version.demand_count if counts is None else counts.get(version.id, 0)


def state_told(dossier: Dossier, events: Iterable[DossierEvent]) -> DossierState:
    start = DossierState.ADOPTED if dossier.adopted_on else DossierState.DRAFTED
    return dossier_state(events, start)


def state_of_dossier(dossier: Dossier) -> DossierState:
    """The fold of its events; one that was entered as adopted begins there."""
    return state_told(dossier, dossier.events.filter(voided_at=None))


@dataclass(frozen=True, slots=True)
class DossierHead:
    """What the dossier's page says of it as a whole: its state, and the last version to read."""

    state: DossierState
    version: DossierVersion | None


def dossier_head(actor: Actor, dossier: Dossier) -> DossierHead:
    version = newest_version(dossier)
    hidden = version is not None and not sees_everything(actor)
    if hidden and not visible_items(actor).filter(version=version).exists():
        version = None
    return DossierHead(state_of_dossier(dossier), version)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the frozen tree."""

    item: DossierItem
    depth: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A theme of a version with its lines."""

    place: int | None
    name: str
    total: int
    lines: tuple[Line, ...]

    @property
    def letter(self) -> str:
        return letter_of(self.place)

    @property
    def key(self) -> str:
        return "none" if self.place is None else str(self.place)


@dataclass(frozen=True, slots=True)
class VersionPage:
    """`events`: the adoption and the letters that rest on it, the oldest first."""

    version: DossierVersion
    chapters: tuple[Chapter, ...]
    total: int
    is_cut: bool
    events: tuple[Told, ...]
    before: DossierVersion | None


def version_page(actor: Actor, version: DossierVersion, *, most: int | None) -> VersionPage:
    """At most `most` lines, or all with None; counts are of all."""
    lines = _with_depths(list(visible_items(actor).filter(version=version).order_by("position")))
    shown = lines if most is None else lines[:most]
    events = (
        version.events.filter(voided_at=None).select_related(*SPOKEN_OF).defer("document__text")
    )
    told = list(events.order_by("occurred_on", "id"))
    receipts = {each.submission_id: each for each in told if each.submission_id}
    before = DossierVersion.objects.filter(
        as_of__lte=version.as_of, frozen_at__lt=version.frozen_at
    )
    return VersionPage(
        version=version, chapters=_chapters(lines, shown),
        total=sum(not line.item.is_heading for line in lines), is_cut=len(shown) < len(lines),
        events=tuple(
            Told(each, receipts.get(each.id), tuple(letter_of(place) for place in each.themes))
            for each in told if each.kind != DossierEventKind.RECEIVED
        ),
        before=before.first(),
    )  # fmt: skip


def _with_depths(items: Sequence[DossierItem]) -> list[Line]:
    """A line under one that the reader may not see stands at the top."""
    depths: dict[UUID, int] = {}
    for item in items:
        above = depths.get(item.parent_id) if item.parent_id else None
        depths[item.id] = 0 if above is None else above + 1
    return [Line(item, depths[item.id]) for item in items]


def _chapters(lines: Sequence[Line], shown: Sequence[Line]) -> tuple[Chapter, ...]:
    seen = {line.item.id for line in shown}
    return tuple(
        Chapter(
            place=place, name=group[0].item.theme,
            total=sum(not line.item.is_heading for line in group),
            lines=tuple(line for line in group if line.item.id in seen),
        )
        for place, group in (
            (place, list(run)) for place, run in groupby(lines, lambda each: each.item.theme_place)
        )
    )  # fmt: skip


def newest_version(dossier: Dossier) -> DossierVersion | None:
    return dossier.versions.order_by("-ordinal").first()
