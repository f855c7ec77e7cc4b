"""What an actor may see of the dossier."""

from typing import Final

from django.db.models import F, Prefetch, Q, QuerySet

from hiwar.demands.models import Demand, DemandEvent, Dossier, Gain, Theme
from hiwar.demands.vocabulary import DemandState
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted

# Said of both tables, so that the database reads the standings of one workspace and of no other.
WITHIN = Q(standing__workspace=F("workspace"))


def visible_to(actor: Actor) -> QuerySet[Demand]:
    """In their order, headings included, without the entries taken back."""
    return permitted("demands.view", actor, Demand.objects.filter(removed_at=None))


def current_dossier() -> Dossier | None:
    """The newest opened; a title alone, which every reader of the register may know."""
    return Dossier.objects.select_related("adopted_by").first()


def themes_of(dossier: Dossier) -> list[Theme]:
    return list(dossier.themes.all())


_OF_A_LINE: Final = (
    "demand", "kind", "occurred_on", "precision", "words", "meeting", "passage__start",
)  # fmt: skip


def with_ledger(rows: QuerySet[Demand], *, for_lines: bool = False) -> QuerySet[Demand]:
    """Two queries more, whatever the number of rows: `demand.ledger` (events that count), areas.

    `for_lines`: of the events only what a line of the dossier shows.
    """
    events = DemandEvent.objects.filter(voided_at=None).select_related("passage")
    events = events.only(*_OF_A_LINE) if for_lines else events.defer("passage__words")
    return rows.prefetch_related(Prefetch("events", events, to_attr="ledger"), "areas")


def standing_demands(actor: Actor) -> QuerySet[Demand]:
    """Numbered demands that no closing event ended."""
    return (
        visible_to(actor)
        .filter(WITHIN, number__isnull=False)
        .exclude(standing__state=DemandState.CLOSED)
    )


def count_of_demands(actor: Actor) -> int:
    """Of the current dossier, for the rail."""
    newest = Dossier.objects.values("id")[:1]
    return standing_demands(actor).filter(dossier__in=newest).count()


def visible_gains(actor: Actor) -> QuerySet[Gain]:
    """Newest first, without the entries taken back."""
    rows = permitted("demands.view_gains", actor, Gain.objects.filter(withdrawn_at=None))
    return rows.select_related("demand", "meeting", "passage__document").order_by("-since", "-id")
