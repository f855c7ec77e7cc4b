"""Reads of dialogue."""

from hiwar.dialogue.queries.commitments import (
    CommitmentPage,
    CommitmentsPage,
    commitment_page,
    commitments_page,
)
from hiwar.dialogue.queries.fates import (
    Due,
    commitment_counts,
    count_of_open,
    dues_between,
    is_of,
    of_fate,
)
from hiwar.dialogue.queries.ledger import CommitmentFilters
from hiwar.dialogue.queries.line import GLYPHS, Line, by_deadline, lines_of
from hiwar.dialogue.queries.outlook import commitment_flags, round_marks
from hiwar.dialogue.queries.rounds import (
    DialogueCard,
    Item,
    RoundPage,
    dialogue_card,
    dialogues_page,
    items_of,
    round_page,
)
from hiwar.dialogue.queries.state import agenda_of, first_opened, last_closed, state_of, table_of
from hiwar.dialogue.queries.tally import Kept, Tally, by_theme, tally
from hiwar.dialogue.queries.visible import (
    visible_answers,
    visible_commitments,
    visible_dialogues,
    visible_rounds,
)

__all__ = [
    "GLYPHS",
    "CommitmentFilters",
    "CommitmentPage",
    "CommitmentsPage",
    "DialogueCard",
    "Due",
    "Item",
    "Kept",
    "Line",
    "RoundPage",
    "Tally",
    "agenda_of",
    "by_deadline",
    "by_theme",
    "commitment_counts",
    "commitment_flags",
    "commitment_page",
    "commitments_page",
    "count_of_open",
    "dialogue_card",
    "dialogues_page",
    "dues_between",
    "first_opened",
    "is_of",
    "items_of",
    "last_closed",
    "lines_of",
    "of_fate",
    "round_marks",
    "round_page",
    "state_of",
    "table_of",
    "tally",
    "visible_answers",
    "visible_commitments",
    "visible_dialogues",
    "visible_rounds",
]  # fmt: skip
