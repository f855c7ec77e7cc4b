"""How a demand weighs: its kind and priority, whom and how many it concerns, what it costs, on what
legal texts it rests.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.demands import COLUMNS, DemandFields, refuse_fields, told
from hiwar.demands.models import Beneficiary, Demand, LegalBasis
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside


class TextUnnamed(Refused):
    sentence = _("Say what the text is and give its number, its day or its words.")
    field = "text_kind"


class BasisMore(TypedDict, total=False):
    """What is known of a legal text besides what it is."""

    text_number: str
    text_on: date | None
    text_article: str
    words: str
    passage: Passage | None


@writes
def weigh_demand(
    *, actor: Actor, at: datetime, demand: Demand, counts: Mapping[str, int] | None = None,
    **fields: Unpack[DemandFields],
) -> None:  # fmt: skip
    """Change the fields given and no other; `counts` replaces the people of each category.

    Raises CostUnclear.
    """
    require("demands.change", actor, demand)
    before = _weight(demand)
    for name, value in fields.items():
        if name in COLUMNS:
            setattr(demand, name, value)
    refuse_fields(actor, demand)
    require("demands.change", actor, demand)
    demand.save()
    if counts is not None:
        demand.category_counts.all().delete()
        for category, people in counts.items():
            Beneficiary.objects.create(demand=demand, category=category, people=people)
    after = _weight(demand)
    record("demands.demand.weighed", actor=actor, at=at, about=demand, before=before, after=after)


def _weight(demand: Demand) -> dict[str, object]:
    counts = [str(row) for row in demand.category_counts.all()]
    return {**told(demand), "people_by_category": "، ".join(counts)}


@writes
def add_basis(
    *, actor: Actor, at: datetime, demand: Demand, text_kind: str, **more: Unpack[BasisMore]
) -> LegalBasis:
    """A legal text on which the demand rests. Raises TextUnnamed."""
    require("demands.change", actor, demand)
    keep_inside(actor, more.get("passage"))
    basis = LegalBasis(demand=demand, text_kind=text_kind, entered_at=at, **more)
    if not text_kind or not (basis.text_number or basis.text_on or basis.words):
        raise TextUnnamed
    basis.save()
    record("demands.basis.added", actor=actor, at=at, about=basis, after=snapshot(basis))
    return basis


@writes
def withdraw_basis(*, actor: Actor, at: datetime, basis: LegalBasis) -> None:
    require("demands.change", actor, basis.demand)
    with changing("demands.basis.withdrawn", actor=actor, at=at, about=basis):
        basis.withdrawn_at = at
