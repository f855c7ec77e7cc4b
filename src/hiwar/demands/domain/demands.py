"""Entering a demand, correcting its words, moving it in the tree, taking its entry back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.events import append_event
from hiwar.demands.domain.standings import keep_standings
from hiwar.demands.models import Demand, Dossier, Theme
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision
from hiwar.kernel.errors import Refused
from hiwar.kernel.models import Audience
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.language import fold
from hiwar.organizations.models import Organization
from hiwar.places.models import Area
from hiwar.workspaces.domain.guards import keep_inside


class NotAHeading(Refused):
    sentence = _(
        "A demand stands under a heading or another demand of the same dossier, not under itself."
    )
    field = "parent"


class DemandInUse(Refused):
    sentence = _("Other entries rest on this demand. Close it with an event instead.")


class DemandFields(TypedDict, total=False):
    """The register's own words of a demand, besides its Arabic wording."""

    wording_fr: str
    beneficiaries: str
    areas: Iterable[Area]
    raised_first_by: Organization | None


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
    keep_inside(actor, dossier, demand.raised_first_by)
    _refuse_place(demand)
    demand.audience = more.get("audience", Audience.BUREAU)
    demand.search_key = search_key_of(demand)
    demand.position = more.get("position", _next_position(dossier))
    demand.number = None if more.get("heading") else _next_number()
    demand.save()
    demand.areas.set(more.get("areas", ()))
    keep_standings([demand.id])
    record("demands.demand.added", actor=actor, at=at, about=demand, after=_told(demand))
    _raise_it(actor, at, demand, more)
    return demand


def fields_of(demand: Demand) -> DemandPlace:
    """What a part or a copy of it takes along, wherever it stands."""
    return DemandPlace(
        beneficiaries=demand.beneficiaries, areas=list(demand.areas.all()),
        raised_first_by=demand.raised_first_by, audience=demand.audience,
    )  # fmt: skip


def _own(more: DemandFields) -> dict[str, Any]:
    columns = ("wording_fr", "beneficiaries", "raised_first_by")
    return {name: value for name, value in more.items() if name in columns}


def _told(demand: Demand) -> dict[str, Any]:
    """What the journal keeps of it: its columns and its areas, which are no column."""
    areas = demand.areas.order_by("code").values_list("code", flat=True)
    return {**snapshot(demand), "areas": " ".join(areas)}


def search_key_of(demand: Demand) -> str:
    return fold(f"{demand.wording_ar} {demand.wording_fr}")


def _next_position(dossier: Dossier) -> int:
    last = Demand.objects.filter(dossier=dossier).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _next_number() -> int:
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


def _refuse_place(demand: Demand) -> None:
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
    before = _told(demand)
    demand.wording_ar = wording_ar
    for name, value in _own(fields).items():
        setattr(demand, name, value)
    keep_inside(actor, demand.raised_first_by)
    require("demands.change", actor, demand)
    demand.search_key = search_key_of(demand)
    demand.save()
    if "areas" in fields:
        demand.areas.set(fields["areas"])
    record(
        "demands.demand.corrected", actor=actor, at=at, about=demand,
        before=before, after=_told(demand),
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
        _refuse_place(demand)
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
