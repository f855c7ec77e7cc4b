"""Entering a demand, correcting its words, moving it in the tree, taking its entry back."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.events import append_event
from hiwar.demands.domain.standings import keep_standings
from hiwar.demands.domain.vectors import ask_for_vectors
from hiwar.demands.models import Demand, Dossier, Theme
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision
from hiwar.kernel.errors import Refused
from hiwar.kernel.models import Audience
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.language import fold
from hiwar.organizations.models import Body, Organization
from hiwar.places.models import Area
from hiwar.workspaces.domain.guards import keep_inside


class NotAHeading(Refused):
    sentence = _(
        "A demand stands under a heading or another demand of the same dossier, not under itself."
    )
    field = "parent"


class DemandInUse(Refused):
    sentence = _("Other entries rest on this demand. Close it with an event instead.")


class CostUnclear(Refused):
    sentence = _("Give the amount in dirhams and say whether it is once or every year.")
    field = "cost"


class DemandFields(TypedDict, total=False):
    """The register's own words of a demand, besides its Arabic wording."""

    wording_fr: str
    beneficiaries: str
    areas: Iterable[Area]
    raised_first_by: Organization | None
    kind: str
    priority: str
    priority_by: Body | None
    people: int | None
    people_source: str
    cost: Decimal | None
    cost_period: str
    cost_source: str
    cost_passage: Passage | None
    origin_label: str
    origin_workspace: UUID | None
    origin_demand: UUID | None


COLUMNS = tuple(DemandFields.__annotations__.keys() - {"areas"})


class DemandPlace(DemandFields, total=False):
    """Where a new one stands (`position`: at the end unless said); who reads it; `raised_on`
    records beside it that we raised it that day.
    """

    theme: Theme | None
    parent: Demand | None
    heading: bool
    raised_on: date | None
    raised_precision: str
    audience: str
    position: int


@writes
def add_demand(
    *, actor: Actor, at: datetime, dossier: Dossier, wording_ar: str, **more: Unpack[DemandPlace]
) -> Demand:
    """Enter a demand with the next number, or a heading without one. Raises NotAHeading.

    Without `raised_on` it has no history yet.
    """
    return enter_demand(actor=actor, at=at, dossier=dossier, wording_ar=wording_ar, **more)


def enter_demand(
    *, actor: Actor, at: datetime, dossier: Dossier, wording_ar: str, **more: Unpack[DemandPlace]
) -> Demand:
    """Inside a verb: what `add_demand` does."""
    theme, parent = more.get("theme"), more.get("parent")
    demand = Demand(
        workspace_id=actor.workspace_id, dossier=dossier, parent=parent, wording_ar=wording_ar,
        theme=parent.theme if parent else theme, entered_at=at, **_own(more),
    )  # fmt: skip
    require("demands.add", actor, demand)
    keep_inside(actor, dossier)
    refuse_fields(actor, demand)
    refuse_place(demand)
    demand.audience = more.get("audience", Audience.BUREAU)
    demand.search_key = search_key_of(demand)
    demand.position = more.get("position", next_position(dossier))
    demand.number = None if more.get("heading") else next_number()
    demand.save()
    demand.areas.set(more.get("areas", ()))
    keep_standings([demand.id])
    ask_for_vectors(demand.workspace_id)
    record("demands.demand.added", actor=actor, at=at, about=demand, after=told(demand))
    _raise_it(actor, at, demand, more)
    return demand


def fields_of(demand: Demand) -> DemandPlace:
    """What a part or a copy of it takes along, wherever it stands."""
    return DemandPlace(
        beneficiaries=demand.beneficiaries, areas=list(demand.areas.all()), kind=demand.kind,
        raised_first_by=demand.raised_first_by, audience=demand.audience,
        priority=demand.priority, priority_by=demand.priority_by,
    )  # fmt: skip


def weight_of(demand: Demand) -> DemandPlace:
    """What besides only a copy of it takes along: it asks the same for the same people."""
    return DemandPlace(
        people=demand.people, people_source=demand.people_source, cost=demand.cost,
        cost_period=demand.cost_period, cost_source=demand.cost_source,
        cost_passage=demand.cost_passage,
    )  # fmt: skip


def _own(more: DemandFields) -> dict[str, Any]:
    return {name: value for name, value in more.items() if name in COLUMNS}


def refuse_fields(actor: Actor, demand: Demand) -> None:
    """Raise NotAllowed for rows of another workspace, CostUnclear for half an estimate."""
    keep_inside(actor, demand.raised_first_by, demand.priority_by, demand.cost_passage)
    has_cost = demand.cost is not None
    if has_cost != bool(demand.cost_period) or (demand.cost or 0) < 0:
        raise CostUnclear


def told(demand: Demand) -> dict[str, Any]:
    """What the journal keeps of it: its columns and its areas, which are no column."""
    areas = demand.areas.order_by("code").values_list("code", flat=True)
    return {**snapshot(demand), "areas": " ".join(areas)}


def search_key_of(demand: Demand) -> str:
    return fold(f"{demand.wording_ar} {demand.wording_fr}")


def next_position(dossier: Dossier) -> int:
    last = Demand.objects.filter(dossier=dossier).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def next_number() -> int:
    """Never given twice, removed demands included."""
    return (Demand.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _raise_it(actor: Actor, at: datetime, demand: Demand, more: DemandPlace) -> None:
    day = more.get("raised_on")
    if day is None or demand.is_heading:
        return
    append_event(
        actor=actor, at=at, demand=demand, kind=EventKind.RAISED, said_by=SaidBy.US,
        occurred_on=day, precision=more.get("raised_precision", Precision.DAY),
    )  # fmt: skip


def refuse_place(demand: Demand) -> None:
    """A theme and every demand above belong to the same dossier, and none is the demand itself."""
    if demand.theme is not None and demand.theme.dossier_id != demand.dossier_id:
        raise NotAHeading
    above = demand.parent
    while above is not None:
        if above.id == demand.id or above.dossier_id != demand.dossier_id:
            raise NotAHeading
        above = above.parent


@writes
def correct_demand(
    *, actor: Actor, at: datetime, demand: Demand, wording_ar: str, **fields: Unpack[DemandFields]
) -> None:
    """Mend the register's own wording: the fields given, no other.

    What documents say of it stands in its events, untouched.
    """
    require("demands.change", actor, demand)
    before = told(demand)
    demand.wording_ar = wording_ar
    for name, value in _own(fields).items():
        setattr(demand, name, value)
    refuse_fields(actor, demand)
    require("demands.change", actor, demand)
    demand.search_key = search_key_of(demand)
    demand.save()
    ask_for_vectors(demand.workspace_id)
    if "areas" in fields:
        demand.areas.set(fields["areas"])
    record(
        "demands.demand.corrected", actor=actor, at=at, about=demand,
        before=before, after=told(demand),
    )  # fmt: skip


@writes
def place_demand(
    *, actor: Actor, at: datetime, demand: Demand, theme: Theme | None, parent: Demand | None
) -> None:
    """Under another theme or parent; what stands under it follows. Raises NotAHeading."""
    require("demands.change", actor, demand)
    keep_inside(actor, theme, parent)
    with changing("demands.demand.moved", actor=actor, at=at, about=demand):
        demand.parent = parent
        demand.theme = parent.theme if parent else theme
        refuse_place(demand)
    _bring_along(demand)


def _bring_along(demand: Demand) -> None:
    below = [demand.id]
    while below:
        parts = Demand.objects.filter(parent__in=below)
        below = list(parts.values_list("id", flat=True))
        parts.update(theme=demand.theme)


@writes
def share_demand(*, actor: Actor, at: datetime, demand: Demand, audience: str) -> None:
    require("demands.change", actor, demand)
    with changing("demands.demand.shared", actor=actor, at=at, about=demand):
        demand.audience = audience


@writes
def remove_demand(*, actor: Actor, at: datetime, demand: Demand) -> None:
    """Take back an entry made by mistake. Raises DemandInUse where anything still rests on it."""
    require("demands.change", actor, demand)
    rests = (
        demand.events.filter(voided_at=None).exists()
        or demand.children.filter(removed_at=None).exists()
        or demand.gains.filter(withdrawn_at=None).exists()
        or demand.items.exists()
        or demand.supports.filter(withdrawn_at=None).exists()
    )
    if rests:
        raise DemandInUse
    with changing("demands.demand.removed", actor=actor, at=at, about=demand):
        demand.removed_at = at


def restore_demand(actor: Actor, at: datetime, demand: Demand) -> None:
    """Inside a verb: an entry taken back stands again, with its number."""
    require("demands.change", actor, demand)
    with changing("demands.demand.restored", actor=actor, at=at, about=demand):
        demand.removed_at = None
