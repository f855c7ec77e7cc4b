"""Signing for a demand: by oneself, on paper, or as a branch by its meeting. Never twice."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand, Support
from hiwar.demands.queries.signatures import supports_counted
from hiwar.demands.vocabulary import CLOSING
from hiwar.journal.domain import record
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import NotAllowed, Refused
from hiwar.kernel.rules import allows, require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.organizations.models import Organization
from hiwar.people.models import Person
from hiwar.workspaces.domain.guards import keep_inside


class SignedAlready(Refused):
    sentence = _("This signature stands under the demand already.")


class NothingToSign(Refused):
    sentence = _("This demand is closed or only a heading: nobody signs for it any more.")


class NotOurBranch(Refused):
    sentence = _("Choose one of our own branches.")
    field = "branch"


class SignatureWithdrawn(Refused):
    sentence = _("This signature was taken back already.")


@writes
def sign_demand(
    *, actor: Actor, at: datetime, demand: Demand, branch: Organization | None = None
) -> Support:
    """In one's own name. Raises SignedAlready, NothingToSign, NotOurBranch."""
    require("demands.sign", actor, demand)
    support = Support(demand=demand, user_id=actor.user_id, branch=branch, signed_at=at)
    return _sign("demands.support.signed", actor, at, support)


@writes
def enter_signature(
    *, actor: Actor, at: datetime, demand: Demand, person: Person,
    branch: Organization | None = None,
) -> Support:  # fmt: skip
    """Of a person who signed on paper. Raises what `sign_demand` raises."""
    require("demands.record", actor, demand)
    keep_inside(actor, person)
    support = Support(demand=demand, person=person, branch=branch, signed_at=at)
    return _sign("demands.support.entered", actor, at, support)


@writes
def enter_collective_support(
    *, actor: Actor, at: datetime, demand: Demand, branch: Organization, meeting: Meeting
) -> Support:
    """Of a whole branch, by what its meeting decided. Raises what `sign_demand` raises."""
    require("demands.record", actor, demand)
    keep_inside(actor, meeting)
    support = Support(demand=demand, meeting=meeting, branch=branch, signed_at=at)
    return _sign("demands.support.entered", actor, at, support)


@writes
def withdraw_support(*, actor: Actor, at: datetime, support: Support) -> None:
    """One's own, or any by those who keep the record. Raises SignatureWithdrawn."""
    keep_inside(actor, support)
    if support.user_id != actor.user_id and not allows("demands.record", actor, support.demand):
        raise NotAllowed
    if support.withdrawn_at is not None:
        raise SignatureWithdrawn
    support.withdrawn_at = at
    support.save()
    record("demands.support.withdrawn", actor=actor, at=at, about=support, after=_told(support))


def _sign(verb: str, actor: Actor, at: datetime, support: Support) -> Support:
    """Two who press at once are told apart by the table itself."""
    keep_inside(actor, support.branch)
    if support.branch is not None and not support.branch.is_ours:
        raise NotOurBranch
    ended = support.demand.events.filter(voided_at=None, kind__in=tuple(CLOSING)).exists()
    if support.demand.is_heading or support.demand.removed_at is not None or ended:
        raise NothingToSign
    _refuse_counted(support)
    try:
        with transaction.atomic():
            support.save()
    except IntegrityError as twice:
        raise SignedAlready from twice
    record(verb, actor=actor, at=at, about=support, after=_told(support))
    return support


def _refuse_counted(support: Support) -> None:
    """Who signed for a demand merged into this one signed for this one."""
    same = Q(user=support.user) if support.user_id else Q(person=support.person)
    if support.meeting_id:
        same = Q(meeting=support.meeting, branch=support.branch)
    if supports_counted(support.demand).filter(same).exists():
        raise SignedAlready


def _told(support: Support) -> dict[str, str]:
    """Who signed stands in the row alone: the journal is read by more people than the list is."""
    kind = "meeting" if support.meeting_id else "person" if support.person_id else "user"
    return {"demand": str(support.demand_id), "by": kind}
