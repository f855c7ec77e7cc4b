"""The kept standings follow the events of commitments, in their transaction."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from hiwar.dialogue.models import Commitment, CommitmentEvent, CommitmentStanding
from hiwar.dialogue.vocabulary import fold_commitment
from hiwar.dialogue.vocabulary.standing import Standing, summary_of
from hiwar.kernel.bulk import put_rows

REPEATED: Final = ("owed_by", "owner_id", "owner_post", "audience", "withdrawn_at")
COLUMNS: Final = (*Standing.__dataclass_fields__, *REPEATED, "year")
AT_ONCE: Final = 500


def keep_standings(commitments: Iterable[UUID]) -> None:
    """Fold these histories again and keep what they come to: three queries for each 500."""
    wanted = list(dict.fromkeys(commitments))
    for start in range(0, len(wanted), AT_ONCE):
        _keep(wanted[start : start + AT_ONCE])


def _keep(ids: Collection[UUID]) -> None:
    given = {row.pk: row for row in Commitment.objects.filter(id__in=ids)}
    rows = [
        CommitmentStanding(commitment_id=key, workspace_id=given[key].workspace_id, **columns)
        for key, columns in standings_now(given).items()
    ]
    put_rows(rows, unique="commitment", columns=COLUMNS)


def standings_now(given: dict[UUID, Commitment]) -> dict[UUID, dict[str, Any]]:
    """What each commitment and its history come to now: one query."""
    told: dict[UUID, list[CommitmentEvent]] = {key: [] for key in given}
    events = CommitmentEvent.objects.filter(commitment__in=given, voided_at=None)
    for event in events.select_related("passage"):
        told[event.commitment_id].append(event)
    return {
        key: asdict(summary_of(fold_commitment(given[key].deadline, events)))
        | {name: getattr(given[key], name) for name in REPEATED}
        | {"year": given[key].given_on.year}
        for key, events in told.items()
    }


def untrue_standings() -> Iterator[CommitmentStanding | Commitment]:
    """Standings that are not what the history comes to, and commitments without one."""
    yield from Commitment.objects.filter(standing=None)
    ids = list(CommitmentStanding.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        rows = CommitmentStanding.objects.filter(id__in=ids[start : start + AT_ONCE])
        kept = list(rows.select_related("commitment"))
        now = standings_now({each.commitment_id: each.commitment for each in kept})
        yield from (
            each for each in kept
            if {name: getattr(each, name) for name in COLUMNS} != now[each.commitment_id]
        )  # fmt: skip
