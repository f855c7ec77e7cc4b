"""Dialogue, Round with its table, Answer, Commitment; two accounts, agreements, joint committees."""

from hiwar.dialogue.models.account import Account, AccountLine, Alignment, Divergence
from hiwar.dialogue.models.agenda import RoundItem, RoundMove
from hiwar.dialogue.models.agreement import Agreement, Clause, ClauseDemand, Signature
from hiwar.dialogue.models.answer import Answer
from hiwar.dialogue.models.commitment import Commitment, CommitmentDemand, CommitmentEvent
from hiwar.dialogue.models.committee import (
    ActionEvent,
    CommitteeAction,
    CommitteeMeeting,
    CommitteeMember,
    JointCommittee,
    Referral,
)
from hiwar.dialogue.models.dialogue import Dialogue, Round
from hiwar.dialogue.models.evidence import Evidence, RightOfReply
from hiwar.dialogue.models.letter import Escalation, Letter, LetterCommitment
from hiwar.dialogue.models.party import DialogueCalendar, DialogueParty, FrameText
from hiwar.dialogue.models.standing import CommitmentStanding
from hiwar.dialogue.models.statement import Statement, StatementItem

__all__ = [
    "Account",
    "AccountLine",
    "ActionEvent",
    "Agreement",
    "Alignment",
    "Answer",
    "Clause",
    "ClauseDemand",
    "Commitment",
    "CommitmentDemand",
    "CommitmentEvent",
    "CommitmentStanding",
    "CommitteeAction",
    "CommitteeMeeting",
    "CommitteeMember",
    "Dialogue",
    "DialogueCalendar",
    "DialogueParty",
    "Divergence",
    "Escalation",
    "Evidence",
    "FrameText",
    "JointCommittee",
    "Letter",
    "LetterCommitment",
    "Referral",
    "RightOfReply",
    "Round",
    "RoundItem",
    "RoundMove",
    "Signature",
    "Statement",
    "StatementItem",
]  # fmt: skip
