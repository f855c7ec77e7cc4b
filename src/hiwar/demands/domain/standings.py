"""The kept standings follow the ledger, in its transaction."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Final
from uuid import UUID

from hiwar.demands.models import Demand, DemandEvent, DemandStanding
from hiwar.demands.vocabulary import Summary, fold, summary_of
from hiwar.kernel.bulk import put_rows

COLUMNS: Final = ("state", "first_on", "last_on", "is_unanswered", "has_gap")
AT_ONCE: Final = 500
NOTHING: Final = Summary("", None, None, is_unanswered=False, has_gap=False)


def keep_standings(demands: Iterable[UUID]) -> None:
    """Fold the ledgers of these demands again and keep what they come to: three queries for each 500."""
    wanted = list(dict.fromkeys(demands))
    for start in range(0, len(wanted), AT_ONCE):
        _keep(wanted[start : start + AT_ONCE])


def _keep(demands: Collection[UUID]) -> None:
    workspaces = dict(Demand.objects.filter(id__in=demands).values_list("id", "workspace_id"))
    rows = [
        DemandStanding(demand_id=demand, workspace_id=workspaces[demand], **asdict(summary))
        for demand, summary in summaries(demands).items()
    ]
    put_rows(rows, unique="demand", columns=COLUMNS)


def keep_summaries(workspace: UUID, kept: Mapping[UUID, Summary]) -> None:
    """What ledgers of one workspace come to, folded by the caller: one statement."""
    rows = [
        DemandStanding(demand_id=demand, workspace_id=workspace, **asdict(summary))
        for demand, summary in kept.items()
    ]
    put_rows(rows, unique="demand", columns=COLUMNS)


def summaries(demands: Collection[UUID]) -> dict[UUID, Summary]:
    """What each ledger comes to now, those without an event included: one query."""
    ledgers: dict[UUID, list[DemandEvent]] = {demand: [] for demand in demands}
    events = DemandEvent.objects.filter(demand__in=demands, voided_at=None)
    for event in events.select_related("passage").only(
        "demand_id", "kind", "occurred_on", "passage__start", "workspace_id"
    ):
        ledgers[event.demand_id].append(event)
    return {demand: summary_of(fold(ledger)) for demand, ledger in ledgers.items()}


def untrue_standings() -> Iterator[DemandStanding | Demand]:
    """Standings that are not what the ledger comes to, and demands without one; for `hiwar check`."""
    yield from Demand.objects.filter(standing=None)
    ids = list(DemandStanding.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        kept = list(DemandStanding.objects.filter(id__in=ids[start : start + AT_ONCE]))
        now = summaries([each.demand_id for each in kept])
        yield from (
            each for each in kept
            if Summary(*(getattr(each, name) for name in COLUMNS)) != now[each.demand_id]
        )  # fmt: skip
