"""What registers and rates need of a commitment's fold, whatever the day."""

from dataclasses import dataclass
from datetime import date

from hiwar.dialogue.vocabulary.commitments import CommitmentFold


@dataclass(frozen=True, slots=True)
class Standing:
    """Strings are empty, days None, where nothing happened. `settled_on` is the day of its last settlement."""

    settled: str
    settled_on: date | None
    due_on: date | None
    reminders: int
    unanswered: int
    renewals: int
    is_disputed: bool
    is_claimed: bool
    has_gap: bool
    last_kind: str
    last_on: date | None


def summary_of(fold: CommitmentFold) -> Standing:
    last = fold.moves[-1].event if fold.moves else None
    settling = [move.event for move in fold.moves if move.settles]
    return Standing(
        settled=str(fold.settled or ""),
        settled_on=settling[-1].occurred_on if fold.settled and settling else None,
        due_on=fold.due_on, reminders=fold.reminders, unanswered=fold.unanswered,
        renewals=fold.renewals, is_disputed=fold.disputed, is_claimed=fold.claimed,
        has_gap=bool(fold.gaps), last_kind=str(last.kind) if last else "",
        last_on=last.occurred_on if last else None,
    )  # fmt: skip
