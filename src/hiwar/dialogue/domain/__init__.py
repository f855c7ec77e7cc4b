"""Writes of dialogue."""

from hiwar.dialogue.domain.answers import record_answer, withdraw_answer
from hiwar.dialogue.domain.commitments import (
    DeadlineBeforeWord,
    TermUpsideDown,
    correct_commitment,
    record_commitment,
    share_commitment,
    tie_demands,
    withdraw_commitment,
)
from hiwar.dialogue.domain.fates import (
    BeforeWord,
    CommitmentSettled,
    DeadlineNeeded,
    FateVoided,
    record_commitment_event,
    remind_of,
    void_commitment_event,
)
from hiwar.dialogue.domain.rounds import (
    NotARound,
    RoundInUse,
    RoundRecorded,
    correct_dialogue,
    hold_round,
    open_dialogue,
    record_round,
    withdraw_round,
)

__all__ = [
    "BeforeWord", "CommitmentSettled", "DeadlineBeforeWord", "DeadlineNeeded", "FateVoided",
    "NotARound", "RoundInUse", "RoundRecorded", "TermUpsideDown", "correct_commitment", "correct_dialogue",
    "hold_round", "open_dialogue", "record_answer", "record_commitment", "record_commitment_event",
    "record_round", "remind_of", "share_commitment", "tie_demands", "void_commitment_event", "withdraw_answer",
    "withdraw_commitment", "withdraw_round",
]  # fmt: skip
