"""Before an adoption: what a committee recommends a demand, what the meeting takes apart."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict, Unpack

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand, Dossier, Recommendation, Ruling
from hiwar.demands.models.adoption import Judged
from hiwar.demands.queries.adoption import open_recommendations
from hiwar.demands.queries.living import demands_of, living_tree
from hiwar.demands.vocabulary import Outcome
from hiwar.journal.domain import Written, changing, record, record_all, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import insert_rows
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Body
from hiwar.workspaces.domain.guards import keep_inside


class WordingNeeded(Refused):
    sentence = _("Write the new wording in Arabic.")
    field = "wording_ar"


class TargetNeeded(Refused):
    sentence = _("Choose the other demand of this dossier that it is merged into.")
    field = "into"


class ReasonNeeded(Refused):
    sentence = _("Say why it is dropped: whoever compares the versions will ask.")
    field = "reason"


class SettledAlready(Refused):
    sentence = _("A meeting has settled this already. Open the dossier again.")


class JudgedFields(TypedDict, total=False):
    """What goes with an outcome."""

    wording_ar: str
    wording_fr: str
    into: Demand | None
    reason: str


class VoteFields(TypedDict, total=False):
    """Counts, where they were taken."""

    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None


class RulingFields(JudgedFields, VoteFields, total=False):
    """What a meeting says with its decision."""


@writes
def recommend(
    *, actor: Actor, at: datetime, demand: Demand, outcome: str, body: Body | None = None,
    **fields: Unpack[JudgedFields],
) -> Recommendation:  # fmt: skip
    """The committee's word, in place of the one it gave before.

    Raises WordingNeeded, TargetNeeded, ReasonNeeded.
    """
    require("demands.manage", actor, demand)
    keep_inside(actor, demand, body, fields.get("into"))
    made = Recommendation(
        demand=demand, outcome=Outcome(outcome), body=body, recommended_at=at, **fields
    )
    _refuse_unfit(made, demand)
    _open_recommendations([demand]).update(replaced_at=at)
    made.save()
    record("demands.recommendation.recorded", actor=actor, at=at, about=made, after=snapshot(made))
    return made


@writes
def recommend_the_rest(
    *, actor: Actor, at: datetime, dossier: Dossier, body: Body | None = None
) -> int:
    """Adopt as it stands, for every demand the committee has not spoken on. How many there were."""
    require("demands.manage", actor, dossier)
    keep_inside(actor, body)
    lines = living_tree(dossier).lines
    spoken = set(open_recommendations(dossier).values_list("demand_id", flat=True))
    made = [
        Recommendation(
            workspace_id=actor.workspace_id, demand=demand, outcome=Outcome.ADOPT, body=body,
            recommended_at=at,
        )
        for demand in demands_of(line for line in lines if line.id not in spoken).values()
    ]  # fmt: skip
    insert_rows(made)
    told = [Written(each, after=snapshot(each)) for each in made]
    record_all("demands.recommendation.recorded", actor=actor, at=at, writes=told)
    return len(made)


@writes
def withdraw_recommendation(*, actor: Actor, at: datetime, recommendation: Recommendation) -> None:
    """Raises SettledAlready."""
    require("demands.manage", actor, recommendation)
    _refuse_settled(recommendation)
    verb = "demands.recommendation.withdrawn"
    with changing(verb, actor=actor, at=at, about=recommendation):
        recommendation.replaced_at = recommendation.replaced_at or at


@writes
def take_apart(*, actor: Actor, at: datetime, demands: Sequence[Demand]) -> list[Ruling]:
    """Out of the block, to be decided one by one. What is apart already stays as it is."""
    require("demands.manage", actor)
    keep_inside(actor, *demands)
    ids = [demand.id for demand in demands if not demand.is_heading]
    apart = set(
        Ruling.objects.filter(demand__in=ids, version=None, put_back_at=None).values_list(
            "demand_id", flat=True
        )
    )
    made = [
        Ruling(workspace_id=actor.workspace_id, demand=demand, taken_at=at)
        for demand in demands
        if demand.id in set(ids) - apart
    ]
    insert_rows(made)
    told = [Written(each, after=snapshot(each)) for each in made]
    record_all("demands.ruling.taken", actor=actor, at=at, writes=told)
    return made


@writes
def decide(
    *, actor: Actor, at: datetime, ruling: Ruling, outcome: str, **fields: Unpack[RulingFields]
) -> None:
    """What the meeting said of it; may be said again until the dossier is adopted.

    Raises WordingNeeded, TargetNeeded, ReasonNeeded, SettledAlready.
    """
    require("demands.manage", actor, ruling)
    keep_inside(actor, fields.get("into"))
    _refuse_settled(ruling)
    with changing("demands.ruling.decided", actor=actor, at=at, about=ruling):
        ruling.outcome = Outcome(outcome)
        for name, value in fields.items():
            setattr(ruling, name, value)
        _refuse_unfit(ruling, ruling.demand)


@writes
def put_back(*, actor: Actor, at: datetime, ruling: Ruling) -> None:
    """Into the block again. Raises SettledAlready."""
    require("demands.manage", actor, ruling)
    _refuse_settled(ruling)
    with changing("demands.ruling.returned", actor=actor, at=at, about=ruling):
        ruling.put_back_at = ruling.put_back_at or at


def _open_recommendations(demands: Sequence[Demand]) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(demand__in=demands, replaced_at=None, version=None)


def _refuse_settled(judged: Judged) -> None:
    if judged.version_id is not None:
        raise SettledAlready


def _refuse_unfit(judged: Judged, demand: Demand) -> None:
    into = judged.into
    if judged.outcome == Outcome.REWORD and not judged.wording_ar.strip():
        raise WordingNeeded
    if judged.outcome == Outcome.DROP and not judged.reason.strip():
        raise ReasonNeeded
    if judged.outcome != Outcome.MERGE:
        return
    if into is None or into.id == demand.id or into.is_heading or not _same(into, demand):
        raise TargetNeeded


def _same(into: Demand, demand: Demand) -> bool:
    return into.dossier_id == demand.dossier_id and into.removed_at is None
