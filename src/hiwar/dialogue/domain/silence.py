"""Points of an agenda that the other side left without a word."""

from datetime import datetime
from uuid import uuid5

from hiwar.dialogue.domain.statements import record_statement
from hiwar.dialogue.models import Round, Statement
from hiwar.dialogue.queries.silence import silent_items
from hiwar.dialogue.vocabulary.table import StatementKind
from hiwar.kernel.actors import Actor


def record_silence(*, actor: Actor, at: datetime, round_: Round) -> Statement | None:
    """One entry for all of them. Inside a verb that has asked its rule."""
    items = silent_items(round_)
    if not items:
        return None
    name = f"silence {at.isoformat()}"
    return record_statement(
        actor=actor, at=at, round_=round_, client_id=uuid5(round_.id, name),
        kind=StatementKind.NONE, items=items, said_at=at, typed_at=at,
    )  # fmt: skip
