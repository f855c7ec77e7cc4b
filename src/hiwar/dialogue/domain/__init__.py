"""Writes of dialogue."""

from hiwar.dialogue.domain.answers import record_answer, withdraw_answer
from hiwar.dialogue.domain.commitments import (
    CommitmentSettled,
    DeadlineBeforeWord,
    DeadlineNeeded,
    correct_commitment,
    record_commitment,
    record_commitment_event,
    tie_demands,
    void_commitment_event,
    withdraw_commitment,
)
from hiwar.dialogue.domain.rounds import (
    NotARound,
    correct_dialogue,
    open_dialogue,
    record_round,
    withdraw_round,
)

__all__ = [
    "CommitmentSettled", "DeadlineBeforeWord", "DeadlineNeeded", "NotARound", "correct_commitment",
    "correct_dialogue", "open_dialogue", "record_answer", "record_commitment",
    "record_commitment_event", "record_round", "tie_demands", "void_commitment_event",
    "withdraw_answer", "withdraw_commitment", "withdraw_round",
]  # fmt: skip
