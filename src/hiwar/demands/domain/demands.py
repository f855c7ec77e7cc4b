"""Entering a demand, correcting its words, moving it in the tree, taking its entry back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand, Dossier, Theme
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.language import fold


class NotAHeading(Refused):
    sentence = _(
        "A demand stands under a heading or another demand of the same dossier, not under itself."
    )
    field = "parent"


class DemandInUse(Refused):
    sentence = _("Other entries rest on this demand. Close it with an event instead.")


@writes
def add_demand(
    *, actor: Actor, at: datetime, dossier: Dossier, wording_ar: str, wording_fr: str = "",
    theme: Theme | None = None, parent: Demand | None = None, heading: bool = False,
    beneficiaries: str = "", areas: Iterable[Any] = (), raised_first_by: Any = None,
) -> Demand:  # fmt: skip
    """Enter a demand with the next number, or a heading without one. It has no history yet."""
    demand = Demand(
        dossier=dossier, theme=theme or (parent.theme if parent else None), parent=parent,
        wording_ar=wording_ar, wording_fr=wording_fr, search_key=_search_key(wording_ar, wording_fr),
        beneficiaries=beneficiaries, raised_first_by=raised_first_by, entered_at=at,
    )  # fmt: skip
    demand.workspace_id = actor.workspace_id
    require("demands.add", actor, demand)
    if parent is not None and parent.dossier_id != dossier.id:
        raise NotAHeading
    demand.position = _next(dossier, "position")
    demand.number = None if heading else _next_number()
    demand.save()
    demand.areas.set(areas)
    record("demands.demand.added", actor=actor, at=at, about=demand, after=snapshot(demand))
    return demand


def _search_key(*wordings: str) -> str:
    return " ".join(fold(wording) for wording in wordings if wording)


def _next(dossier: Dossier, column: str) -> int:
    last = Demand.objects.filter(dossier=dossier).aggregate(last=Max(column))["last"]
    return 0 if last is None else last + 1


def _next_number() -> int:
    """Never given twice, removed demands included."""
    return (Demand.objects.aggregate(last=Max("number"))["last"] or 0) + 1


@writes
def correct_demand(
    *, actor: Actor, at: datetime, demand: Demand, wording_ar: str, wording_fr: str = "",
    beneficiaries: str = "", areas: Iterable[Any] = (), raised_first_by: Any = None,
) -> None:  # fmt: skip
    """Mend the register's own wording; what documents say of it stands in its events, untouched."""
    require("demands.change", actor, demand)
    with changing("demands.demand.corrected", actor=actor, at=at, about=demand):
        demand.wording_ar, demand.wording_fr = wording_ar, wording_fr
        demand.search_key = _search_key(wording_ar, wording_fr)
        demand.beneficiaries, demand.raised_first_by = beneficiaries, raised_first_by
        demand.areas.set(areas)
    require("demands.change", actor, demand)


@writes
def place_demand(
    *, actor: Actor, at: datetime, demand: Demand, theme: Theme | None, parent: Demand | None
) -> None:
    """Under another theme or parent. Raises NotAHeading for a parent below the demand itself."""
    require("demands.change", actor, demand)
    above = parent
    while above is not None:
        if above.id == demand.id or above.dossier_id != demand.dossier_id:
            raise NotAHeading
        above = above.parent
    with changing("demands.demand.moved", actor=actor, at=at, about=demand):
        demand.theme, demand.parent = theme, parent


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
    )
    if rests:
        raise DemandInUse
    with changing("demands.demand.removed", actor=actor, at=at, about=demand):
        demand.removed_at = at
