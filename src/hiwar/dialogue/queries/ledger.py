"""Commitments chosen and counted by the database, from their kept standings."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import CommitmentDemand, CommitmentStanding
from hiwar.dialogue.queries.fates import stands
from hiwar.dialogue.queries.visible import visible_standings
from hiwar.dialogue.vocabulary import OPEN_FATES, SOON, CommitmentFate, OwedBy
from hiwar.kernel.actors import Actor
from hiwar.language import fold

ENDED: Final = "ended"
LEFT_OUT: Final = "open"
SETTLED: Final = (CommitmentFate.KEPT, CommitmentFate.PARTLY_KEPT, CommitmentFate.BROKEN)


@dataclass(frozen=True, slots=True)
class CommitmentFilters:
    """What the address asks for.

    `owner` as the page names it; `administration` and `theme` by their ids; `term` ENDED or LEFT_OUT:
    counted in the rate of words kept, or left out of it; `side` whose debt.
    """

    fates: tuple[str, ...] = ()
    owner: str = ""
    year: int | None = None
    words: str = ""
    administration: UUID | None = None
    theme: UUID | None = None
    term: str = ""
    side: str = OwedBy.THEM

    @property
    def is_whole(self) -> bool:
        """All of a side, whatever the fates."""
        return replace(self, fates=()) == CommitmentFilters(side=self.side)


def fate_on(today: date) -> Case:
    """The fate of a standing on a day: `CommitmentFold.fate` as SQL."""
    timing = Case(
        When(due_on__lt=today, then=Value(str(CommitmentFate.OVERDUE))),
        When(due_on__lte=today + SOON, then=Value(str(CommitmentFate.SOON))),
        default=Value(str(CommitmentFate.RUNNING)),
        output_field=CharField(),
    )
    return Case(When(settled="", then=timing), default=F("settled"))


def term_ended(today: date) -> Q:
    """Counted in the rate of words kept: its term has ended, by its deadline or by its outcome."""
    return Q(due_on__isnull=False) & (Q(settled__in=SETTLED) | Q(due_on__lt=today))


def chosen(actor: Actor, filters: CommitmentFilters, today: date) -> QuerySet[CommitmentStanding]:
    """Of those the actor may read, what fits every filter; the fates are left to the reader's sections."""
    rows = visible_standings(actor).filter(owed_by=filters.side)
    if filters.owner:
        named = Q(owner__name_ar=filters.owner) | Q(owner__name_fr=filters.owner)
        rows = rows.filter(Q(owner_post=filters.owner) | (Q(owner_post="") & named))
    if filters.administration:
        rows = rows.filter(owner_id=filters.administration)
    if filters.year:
        rows = rows.filter(year=filters.year)
    if filters.theme:
        rows = rows.filter(Exists(_ties(actor).filter(demand__theme_id=filters.theme)))
    if filters.term == ENDED:
        rows = rows.filter(term_ended(today))
    elif filters.term == LEFT_OUT:
        rows = rows.exclude(term_ended(today))
    for word in fold(filters.words).split():
        rows = rows.filter(
            Q(commitment__search_key__contains=word, commitment__workspace=F("workspace"))
            | Q(owner__search_key__contains=word)
            | Exists(_ties(actor).filter(demand__search_key__contains=word))
        )
    return rows


def _ties(actor: Actor) -> QuerySet[CommitmentDemand]:
    """Those of the outer standing, to demands the actor may read."""
    seen = visible_demands(actor).order_by().values("id")
    return CommitmentDemand.objects.filter(
        commitment=OuterRef("commitment"), event__voided_at=None, demand__in=seen
    )


def section(
    rows: QuerySet[CommitmentStanding], today: date, *fates: CommitmentFate
) -> QuerySet[CommitmentStanding]:
    """The oldest deadline first; what is settled, the newest first."""
    condition = Q()
    for fate in fates:
        condition |= stands(fate, today)
    if fates[0] in OPEN_FATES:
        return rows.filter(condition).order_by(F("due_on").asc(nulls_last=True), "commitment_id")
    return rows.filter(condition).order_by("-settled_on", "-commitment_id")
