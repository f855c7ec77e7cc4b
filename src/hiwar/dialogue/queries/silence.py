"""Points of an agenda that the other side left without a word."""

from hiwar.dialogue.models import Round, RoundItem
from hiwar.dialogue.queries.state import agenda_of, table_of
from hiwar.dialogue.vocabulary.table import OURS


def silent_items(round_: Round) -> list[RoundItem]:
    """The points on which nothing of theirs stands."""
    told = {
        point.item_id
        for statement in table_of(round_).shown
        if statement.kind not in OURS
        for point in statement.points.all()
    }
    return [item for item in agenda_of(round_) if item.id not in told]
