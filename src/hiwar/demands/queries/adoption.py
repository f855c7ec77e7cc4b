"""What the committee recommends, what the meeting has apart, what an adoption would write."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hiwar.demands.models import Demand, Dossier, Recommendation, Ruling
from hiwar.demands.models.adoption import Judged
from hiwar.demands.queries.living import LivingTree, living_tree
from hiwar.demands.vocabulary import Outcome


def open_recommendations(dossier: Dossier) -> QuerySet[Recommendation]:
    """Standing, and settled by no adoption yet."""
    rows = Recommendation.objects.filter(replaced_at=None, version=None, demand__dossier=dossier)
    return rows.select_related("body", "into").order_by()


def open_rulings(dossier: Dossier) -> QuerySet[Ruling]:
    """Apart from the block, in the order of the dossier."""
    rows = Ruling.objects.filter(put_back_at=None, version=None, demand__dossier=dossier)
    return rows.select_related("demand", "into").order_by("demand__number")


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a demand: `outcome` is never FOLLOW. `judged`: who said so, None for nobody."""

    demand: Demand
    outcome: Outcome
    judged: Judged | None
    is_apart: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The dossier before its adoption. `undecided`: apart, and nothing said of them yet."""

    tree: LivingTree
    recommendations: Mapping[UUID, Recommendation]
    rulings: Mapping[UUID, Ruling]

    @property
    def undecided(self) -> list[Ruling]:
        return [each for each in self.rulings.values() if not each.outcome]

    @property
    def fates(self) -> list[Fate]:
        return [self._fate(demand) for demand in self.tree.demands]

    def _fate(self, demand: Demand) -> Fate:
        """The meeting's word, else the committee's, else as it stands."""
        ruling, said = self.rulings.get(demand.id), self.recommendations.get(demand.id)
        judged: Judged | None = said
        if ruling is not None and ruling.outcome != Outcome.FOLLOW:
            judged = ruling
        outcome = Outcome(judged.outcome) if judged and judged.outcome else Outcome.ADOPT
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
    said = {each.demand_id: each for each in open_recommendations(dossier)}
    apart = {each.demand_id: each for each in open_rulings(dossier)}
    return Board(living_tree(dossier), said, apart)
