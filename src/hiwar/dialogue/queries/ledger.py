"""Commitments chosen and counted by the database, from their kept standings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import Commitment, CommitmentDemand, CommitmentStanding
from hiwar.dialogue.queries.fates import WITHIN, is_of, stands
from hiwar.dialogue.queries.visible import visible_commitments
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
    """The fate of a row on a day: `CommitmentFold.fate` as SQL."""
    due = "standing__due_on"
    return Case(
        *(When(standing__settled=fate, then=Value(str(fate))) for fate in SETTLED),
        When(**{f"{due}__lt": today}, then=Value(str(CommitmentFate.OVERDUE))),
        When(**{f"{due}__lte": today + SOON}, then=Value(str(CommitmentFate.SOON))),
        default=Value(str(CommitmentFate.RUNNING)),
        output_field=CharField(),
    )


def term_ended(today: date) -> Q:
    """Counted in the rate of words kept: its term has ended, by its deadline or by its outcome."""
    return Q(standing__due_on__isnull=False) & (
        Q(standing__settled__in=SETTLED) | Q(standing__due_on__lt=today)
    )


def chosen(actor: Actor, filters: CommitmentFilters, today: date) -> QuerySet[Commitment]:
    """Those the actor may read that fit every filter; the fates are left to the reader's sections."""
    rows = visible_commitments(actor).filter(WITHIN, owed_by=filters.side)
    if filters.owner:
        named = Q(owner__name_ar=filters.owner) | Q(owner__name_fr=filters.owner)
        rows = rows.filter(Q(owner_post=filters.owner) | (Q(owner_post="") & named))
    if filters.administration:
        rows = rows.filter(owner_id=filters.administration)
    if filters.year:
        rows = rows.filter(given_on__year=filters.year)
    if filters.theme:
        rows = rows.filter(Exists(_ties(actor).filter(demand__theme_id=filters.theme)))
    if filters.term == ENDED:
        rows = rows.filter(term_ended(today))
    elif filters.term == LEFT_OUT:
        rows = rows.exclude(term_ended(today))
    for word in fold(filters.words).split():
        rows = rows.filter(
            Q(search_key__contains=word)
            | Q(owner__search_key__contains=word)
            | Exists(_ties(actor).filter(demand__search_key__contains=word))
        )
    return rows


def _ties(actor: Actor) -> QuerySet[CommitmentDemand]:
    """Those of the outer commitment, to demands the actor may read."""
    seen = visible_demands(actor).order_by().values("id")
    return CommitmentDemand.objects.filter(
        commitment=OuterRef("pk"), event__voided_at=None, demand__in=seen
    )


def in_order(rows: QuerySet[Commitment], fate: CommitmentFate | None) -> QuerySet[Commitment]:
    """The oldest deadline first; what is settled (fate None), the newest first."""
    return rows.order_by(*_order(fate, "standing__", "id"))


def _order(fate: CommitmentFate | None, at: str, key: str) -> tuple[OrderBy, OrderBy]:
    if fate in OPEN_FATES:
        return F(f"{at}due_on").asc(nulls_last=True), F(key).asc()
    return F(f"{at}settled_on").desc(nulls_last=True), F(key).desc()


def section(
    rows: QuerySet[Commitment], today: date, *fates: CommitmentFate
) -> QuerySet[Commitment]:
    condition = Q()
    for fate in fates:
        condition |= is_of(fate, today)
    return in_order(rows.filter(condition), _open_one(fates))


def first_of(
    rows: QuerySet[Commitment], today: date, fates: Sequence[CommitmentFate], most: int
) -> list[UUID]:
    """The ids of a section's first rows, looked for among its first `most` standings alone.

    A database that has many unions joins thousands of rows rather than follow the order of one table.
    """
    condition = Q()
    for fate in fates:
        condition |= stands(fate, today)
    order = _order(_open_one(fates), "", "commitment_id")
    near = CommitmentStanding.objects.filter(condition).order_by(*order)[:most]
    found = section(rows, today, *fates).filter(id__in=near.values("commitment_id"))
    return list(found.values_list("pk", flat=True))


def _open_one(fates: Sequence[CommitmentFate]) -> CommitmentFate | None:
    return fates[0] if fates[0] in OPEN_FATES else None
