"""A copy of a demand for another organisation of the same installation, sealed by the server.

Nothing of the one is read by the other: the sender makes a sealed text, hands it over as they like,
and the receiver's secretary accepts it into their dossier, where it keeps its origin as plain words
and plain ids. A text once handed over cannot be called back; it holds for ninety days.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.demands import DemandPlace, enter_demand
from hiwar.demands.domain.events import HeadingHasNoHistory, append_event
from hiwar.demands.models import Demand, Dossier, Theme
from hiwar.demands.vocabulary import DemandKind, EventKind, SaidBy
from hiwar.journal.domain import record
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.places.models import Area
from hiwar.workspaces.domain.guards import keep_inside
from hiwar.workspaces.models import Workspace

SALT: Final = "hiwar.demands.offer"
HOLDS: Final = timedelta(days=90)
LONGEST: Final = 20_000


class OfferUnreadable(Refused):
    sentence = _("This text is not a whole copy made by this installation. Ask for it again.")
    field = "sealed"


class OfferForAnother(Refused):
    sentence = _("This copy is addressed to another organisation.")
    field = "sealed"


class OfferExpired(Refused):
    sentence = _("This copy is older than ninety days. Ask for a new one.")
    field = "sealed"


class OfferedToOurselves(Refused):
    sentence = _("This is our own register. To carry a demand to another dossier, send it up.")
    field = "to"


class AcceptedAlready(Refused):
    sentence = _("This demand stands in our register already.")
    field = "sealed"


@writes
def offer_demand(*, actor: Actor, at: datetime, demand: Demand, to: str) -> str:
    """The sealed copy for the organisation of that address. Whether there is one is not looked up.

    Raises OfferedToOurselves, HeadingHasNoHistory, MoveRefused.
    """
    require("demands.record", actor, demand)
    ours = Workspace.objects.get(pk=actor.workspace_id)
    if demand.is_heading:
        raise HeadingHasNoHistory
    if to == ours.slug:
        raise OfferedToOurselves
    append_event(
        actor=actor, at=at, demand=demand, kind=EventKind.SENT_UP, said_by=SaidBy.US,
        occurred_on=at.date(), words=to,
    )  # fmt: skip
    record("demands.demand.offered", actor=actor, at=at, about=demand, after={"to": to})
    return signing.Signer(salt=SALT).sign_object(_content(ours, demand, at, to), compress=True)


def _content(ours: Workspace, demand: Demand, at: datetime, to: str) -> dict[str, Any]:
    """Its words and whom it concerns: never its history, its supporters or its papers."""
    return {
        "to": to, "until": (at + HOLDS).isoformat(), "workspace": str(ours.pk),
        "name": ours.name_ar, "demand": str(demand.pk), "number": demand.number,
        "wording_ar": demand.wording_ar, "wording_fr": demand.wording_fr,
        "beneficiaries": demand.beneficiaries, "kind": demand.kind, "people": demand.people,
        "areas": list(demand.areas.order_by("code").values_list("code", flat=True)),
    }  # fmt: skip


def read_offer(*, actor: Actor, at: datetime, sealed: str) -> Mapping[str, Any]:
    """What a sealed copy says, if it is for us and still holds.

    Raises OfferUnreadable, OfferForAnother, OfferExpired.
    """
    require("demands.manage", actor)
    content = _opened(sealed)
    ours = Workspace.objects.get(pk=actor.workspace_id)
    if content["to"] != ours.slug or content["workspace"] == str(ours.pk):
        raise OfferForAnother
    if datetime.fromisoformat(content["until"]) < at:
        raise OfferExpired
    return content


def _opened(sealed: str) -> dict[str, Any]:
    if len(sealed) > LONGEST:
        raise OfferUnreadable
    try:
        content: dict[str, Any] = signing.Signer(salt=SALT).unsign_object("".join(sealed.split()))
    except (signing.BadSignature, ValueError) as broken:
        raise OfferUnreadable from broken
    return content


@writes
def accept_offer(
    *, actor: Actor, at: datetime, sealed: str, dossier: Dossier, theme: Theme | None = None
) -> Demand:
    """Enter the copy in our dossier with its origin. Raises what `read_offer` raises, AcceptedAlready."""
    content = read_offer(actor=actor, at=at, sealed=sealed)
    keep_inside(actor, dossier, theme)
    origin = UUID(content["demand"])
    list(Workspace.objects.select_for_update(no_key=True).filter(pk=actor.workspace_id))
    if Demand.objects.filter(origin_demand=origin, removed_at=None).exists():
        raise AcceptedAlready
    place = DemandPlace(
        theme=theme, wording_fr=content["wording_fr"], beneficiaries=content["beneficiaries"],
        kind=content["kind"] if content["kind"] in DemandKind.values else "",
        people=content["people"], areas=list(Area.objects.filter(code__in=content["areas"])),
        origin_label=f"{content['name']}، {content['number']}"[:300], origin_demand=origin,
        origin_workspace=UUID(content["workspace"]), raised_on=at.date(),
    )  # fmt: skip
    demand = enter_demand(
        actor=actor, at=at, dossier=dossier, wording_ar=content["wording_ar"], **place
    )
    record("demands.demand.accepted", actor=actor, at=at, about=demand,
           after={"origin": demand.origin_label})  # fmt: skip
    return demand
