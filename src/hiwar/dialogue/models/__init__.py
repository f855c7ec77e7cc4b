"""Dialogue, Round, Answer, Commitment and its events."""

from hiwar.dialogue.models.answer import Answer
from hiwar.dialogue.models.commitment import Commitment, CommitmentDemand, CommitmentEvent
from hiwar.dialogue.models.dialogue import Dialogue, Round

__all__ = ["Answer", "Commitment", "CommitmentDemand", "CommitmentEvent", "Dialogue", "Round"]
