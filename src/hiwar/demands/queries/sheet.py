"""What belongs to a demand besides its history: whom it concerns, its legal texts, its papers, who
signed for it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from hiwar.demands.models import Demand, DemandDocument, LegalBasis, Support
from hiwar.demands.queries.signatures import supports_counted
from hiwar.demands.queries.tree import categories_of
from hiwar.demands.vocabulary import DemandState
from hiwar.documents.queries import visible_to as visible_documents
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows, permitted
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import visible_to as visible_organizations


@dataclass(frozen=True, slots=True)
class Category:
    """A category concerned; `people` where somebody counted them."""

    name: str
    people: int | None


@dataclass(frozen=True, slots=True)
class OfBranch:
    """How many of a branch signed, and whether its meeting did; `branch` is None for those who
    named none.
    """

    branch: Organization | None
    signed: int
    meetings: int


@dataclass(frozen=True, slots=True)
class Supporters:
    """`branches` is empty where the actor may not read counts by branch; `mine` is their own,
    `branch` the one in which they would sign. `carried` of `signed` stand under demands merged
    into it.
    """

    signed: int
    carried: int
    this_month: int
    branches: tuple[OfBranch, ...]
    branch_count: int
    of_branches: int
    mine: Support | None
    may_sign: bool
    branch: Organization | None

    @property
    def is_shown(self) -> bool:
        return bool(self.signed or self.branch_count or self.may_sign)


@dataclass(frozen=True, slots=True)
class Sheet:
    categories: tuple[Category, ...]
    bases: tuple[LegalBasis, ...]
    attachments: tuple[DemandDocument, ...]
    supporters: Supporters

    @property
    def counted(self) -> int:
        """The people of all categories that were counted."""
        return sum(each.people or 0 for each in self.categories)


def demand_sheet(actor: Actor, demand: Demand, state: DemandState | None, today: date) -> Sheet:
    """Eight queries, one more a step of merging, whatever the number of rows. Papers the actor may
    not open are left out.
    """
    known = {row.category: row.people for row in demand.category_counts.all()}
    return Sheet(
        categories=tuple(
            Category(name, known.get(name)) for name in categories_of(demand.beneficiaries)
        ),
        bases=tuple(bases_of(demand)),
        attachments=tuple(attachments_of(actor, demand)),
        supporters=_supporters(actor, demand, state, today),
    )


def bases_of(demand: Demand) -> QuerySet[LegalBasis]:
    return demand.bases.filter(withdrawn_at=None).select_related("passage")


def attachments_of(actor: Actor, demand: Demand) -> QuerySet[DemandDocument]:
    seen = visible_documents(actor).order_by().values("id")
    rows = demand.attachments.filter(withdrawn_at=None, document__in=seen)
    return rows.select_related("document").defer("document__text")


def supports_of(actor: Actor, demand: Demand) -> QuerySet[Support]:
    """The signatures that count whose signers the actor may know, by branch and day."""
    rows = permitted("demands.view_supporters", actor, supports_counted(demand))
    return rows.select_related("user", "person", "branch", "meeting", "demand").order_by(
        F("branch__search_key").asc(nulls_last=True), "signed_at", "id"
    )


def _supporters(actor: Actor, demand: Demand, state: DemandState | None, today: date) -> Supporters:
    stands = supports_counted(demand)
    month = today.replace(day=1)
    signed = Q(meeting=None)
    told = stands.aggregate(
        signed=Count("id", filter=signed),
        carried=Count("id", filter=signed & ~Q(demand=demand)),
        this_month=Count("id", filter=signed & Q(signed_at__date__gte=month)),
        branches=Count("branch", distinct=True),
    )
    mine = stands.filter(user_id=actor.user_id).select_related("branch", "demand").first()
    is_open = not demand.is_heading and state is not DemandState.CLOSED
    may_sign = mine is None and is_open and allows("demands.sign", actor, demand)
    return Supporters(
        signed=told["signed"], carried=told["carried"], this_month=told["this_month"],
        branches=_by_branch(stands) if actor.may("demands.view_supports") else (),
        branch_count=told["branches"], of_branches=_our_branches().count(), mine=mine,
        may_sign=may_sign, branch=branch_for(actor, our_branches(actor)) if may_sign else None,
    )  # fmt: skip


def _our_branches() -> QuerySet[Organization]:
    return Organization.objects.filter(is_ours=True, withdrawn_at=None, parent__isnull=False)


def _by_branch(stands: QuerySet[Support]) -> tuple[OfBranch, ...]:
    """The most first, those who named no branch last."""
    counted = stands.order_by().values("branch").annotate(
        signed=Count("id", filter=Q(meeting=None)), meetings=Count("meeting")
    )  # fmt: skip
    counts: list[tuple[Any, int, int]] = list(counted.values_list("branch", "signed", "meetings"))
    known = Organization.objects.in_bulk(
        [branch for branch, _signed, _meetings in counts if branch]
    )
    counts.sort(key=lambda row: (row[0] is None, -row[1], -row[2]))
    return tuple(OfBranch(known.get(branch), *told) for branch, *told in counts)


def our_branches(actor: Actor) -> QuerySet[Organization]:
    return visible_organizations(actor).filter(is_ours=True)


def branch_for(actor: Actor, branches: QuerySet[Organization]) -> Organization | None:
    """The branch in which the actor signs unless they choose: that of their last signature, else
    the one they are assigned to.
    """
    last: UUID | None = (
        Support.objects.filter(user_id=actor.user_id, branch__isnull=False)
        .order_by("-signed_at", "-id")
        .values_list("branch", flat=True)
        .first()
    )
    own = [last] if last is not None else list(actor.branches)
    return branches.filter(pk__in=own).first() if len(own) == 1 else None
