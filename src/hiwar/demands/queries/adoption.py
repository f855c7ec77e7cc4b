"""What the committee recommends, what the meeting has apart, what an adoption would write."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from hiwar.demands.models import Demand, Dossier, Recommendation, Ruling
from hiwar.demands.models.adoption import Judged
from hiwar.demands.queries.living import Line, LivingTree, living_tree
from hiwar.demands.vocabulary import Outcome

OUTCOMES: Final = {each.value: each for each in Outcome}


def open_recommendations(dossier: Dossier) -> QuerySet[Recommendation]:
    """Standing, and settled by no adoption yet."""
    rows = Recommendation.objects.filter(replaced_at=None, version=None, demand__dossier=dossier)
    return rows.select_related("body", "into").order_by()


def open_rulings(dossier: Dossier) -> QuerySet[Ruling]:
    """Apart from the block, in the order of the dossier."""
    rows = Ruling.objects.filter(put_back_at=None, version=None, demand__dossier=dossier)
    return rows.select_related("demand", "into").order_by("demand__number")


class Said(NamedTuple):
    """The committee's word on a demand, read lightly."""

    demand_id: UUID
    id: UUID
    outcome: str
    into_id: UUID | None
    reason: str
    wording_ar: str
    wording_fr: str


Judgement = Said | Judged


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a demand: `outcome` is never FOLLOW. `judged`: who said so, None for nobody."""

    demand: Line | Demand
    outcome: Outcome
    judged: Judgement | None
    is_apart: bool


@dataclass(frozen=True)
class Board:
    """The dossier before its adoption. `undecided`: apart, and nothing said of them yet."""

    tree: LivingTree
    recommendations: Mapping[UUID, Said]
    rulings: Mapping[UUID, Ruling]

    @property
    def undecided(self) -> list[Ruling]:
        return [each for each in self.rulings.values() if not each.outcome]

    @cached_property
    def fates(self) -> list[Fate]:
        return [self._fate(line) for line in self.tree.lines]

    def _fate(self, demand: Line) -> Fate:
        """The meeting's word, else the committee's, else as it stands."""
        ruling, said = self.rulings.get(demand.id), self.recommendations.get(demand.id)
        judged: Judgement | None = said
        if ruling is not None and ruling.outcome != Outcome.FOLLOW:
            judged = ruling
        outcome = OUTCOMES[judged.outcome] if judged and judged.outcome else Outcome.ADOPT
        return Fate(demand, outcome, judged, ruling is not None)

    @property
    def block(self) -> Counter[Outcome]:
        """How many of the block go which way."""
        return Counter(each.outcome for each in self.fates if not each.is_apart)

    @property
    def unspoken(self) -> int:
        """Those of the block on which the committee said nothing: they are adopted as they stand."""
        return sum(each.judged is None and not each.is_apart for each in self.fates)


def adoption_board(dossier: Dossier) -> Board:
    """Six queries or so, whatever the number of demands."""
    said = open_recommendations(dossier).values_list(*Said._fields)
    apart = {each.demand_id: each for each in open_rulings(dossier)}
    return Board(living_tree(dossier), {each[0]: Said(*each) for each in said}, apart)


def in_full(fates: Iterable[Fate]) -> list[Fate]:
    """Those of a page, with the committee's words as its lines show them: one query."""
    shown = list(fates)
    light = [each.judged.id for each in shown if isinstance(each.judged, Said)]
    rows = Recommendation.objects.select_related("body", "into").in_bulk(light)
    return [
        replace(each, judged=rows[each.judged.id]) if isinstance(each.judged, Said) else each
        for each in shown
    ]
