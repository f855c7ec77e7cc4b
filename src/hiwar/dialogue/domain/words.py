"""The commitments of a table's words: given with a statement, kept by its correction, taken back with it.

What they come to, their owners, deadlines and rewordings, is a function of the set of statements.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from hiwar.dialogue.domain.commitments import (
    record_commitment,
    reinstate_commitment,
    withdraw_commitment,
)
from hiwar.dialogue.domain.rewordings import Rewording, keep_rewordings, reword_commitment
from hiwar.dialogue.models import Commitment, Round, Statement
from hiwar.dialogue.vocabulary import OwedBy, Strength, last_day
from hiwar.dialogue.vocabulary.table import Manner
from hiwar.kernel.actors import Actor
from hiwar.language import fold

LINK: Final = ("commitment", "has_fallen")


class Table:
    """All that was typed at a table, and which of it counts."""

    def __init__(self, typed: Collection[Statement], counting: Collection[Statement]) -> None:
        self.typed = sorted(typed, key=lambda each: (each.typed_at, each.client_id))
        self.by_name = {each.client_id: each for each in self.typed}
        held = {each.id for each in counting}
        self.counting = [each for each in self.typed if each.id in held]
        self.fallen = [each for each in self.typed if each.id not in held]

    def ancestors(self, statement: Statement) -> Iterator[Statement]:
        """What it corrects, what that corrected, and so on; the nearest first."""
        seen: set[UUID | None] = {statement.client_id, None}
        while statement.corrects not in seen:
            seen.add(statement.corrects)
            found = self.by_name.get(statement.corrects)  # type: ignore[arg-type]
            if found is None:
                return
            yield found
            statement = found

    def root(self, statement: Statement) -> UUID:
        """The name of the entry that all corrections of one entry go back to, arrived or not."""
        last = statement
        for last in self.ancestors(statement):  # noqa: B007 - the last one is wanted
            pass
        return last.corrects if last.corrects not in {None, *self.by_name} else last.client_id  # type: ignore[return-value]

    def is_same_word(self, one: Statement, other: Statement) -> bool:
        """Corrections of one entry that promise on the same point, owed by the same."""
        return (
            one.promises and other.promises and one.is_ours == other.is_ours
            and self.root(one) == self.root(other)
            and not _points(one).isdisjoint(_points(other))
            and _is_same_post(one.owner_post, other.owner_post)
        )  # fmt: skip

    def wordings(self, statement: Statement) -> list[Statement]:
        """The statement after the earlier wordings of its word, the oldest first."""
        earlier = []
        for each in self.ancestors(statement):
            if each.withdrawn_at is not None:
                break
            if self.is_same_word(each, statement):
                earlier.append(each)
        return [*reversed(earlier), statement]


def _points(statement: Statement) -> set[UUID]:
    return {point.item_id for point in statement.points.all()}


def _is_same_post(one: str, other: str) -> bool:
    """A post named later, or no more, is no other owner."""
    one, other = fold(one).strip(), fold(other).strip()
    return not one or not other or one == other


def keep_words(actor: Actor, at: datetime, round_: Round, table: Table) -> None:
    """Give, hand on and take back, so that each word that counts has its one commitment.

    A correction that leaves the same word keeps its commitment, with all that was recorded of it.
    """
    for statement in table.fallen:
        _let_go(actor, at, table, statement)
    for statement in table.counting:
        if statement.promises:
            _give(actor, at, round_, table, statement)
    _keep_rewordings(actor, at, table)


def _let_go(actor: Actor, at: datetime, table: Table, statement: Statement) -> None:
    given = statement.commitment
    if given is None or statement.has_fallen:
        return
    heir = _heir(table, statement)
    if given.withdrawn_at is not None:  # taken back by hand: what is said again is given anew
        _link(statement, None)
    elif heir is not None:
        _hand_on(actor, at, given, statement, heir)
    else:
        withdraw_commitment(actor=actor, at=at, commitment=given)
        _link(statement, given, has_fallen=True)


def _heir(table: Table, statement: Statement) -> Statement | None:
    """The newest that counts for the same word and has no commitment of its own."""
    waiting = (each for each in reversed(table.counting) if not each.commitment or each.has_fallen)
    return next((each for each in waiting if table.is_same_word(statement, each)), None)


def _give(
    actor: Actor, at: datetime, round_: Round, table: Table, statement: Statement
) -> None:  # fmt: skip
    if statement.commitment is not None and not statement.has_fallen:
        return
    fallen = [statement, *reversed(table.fallen)] if statement.has_fallen else table.fallen[::-1]
    before = next((each for each in fallen if _has_left(table, each, statement)), None)
    if before is None or before.commitment is None:
        _link(statement, _given(actor, at, round_, statement))
        return
    given = before.commitment
    reinstate_commitment(actor=actor, at=at, commitment=given)
    _hand_on(actor, at, given, before, statement)


def _has_left(table: Table, fallen: Statement, statement: Statement) -> bool:
    return fallen.has_fallen and table.is_same_word(fallen, statement)


def _hand_on(
    actor: Actor, at: datetime, given: Commitment, before: Statement, after: Statement
) -> None:
    """What the two say alike is left as it stands: somebody may have set it right since."""
    told, now = _terms(before), _terms(after)
    changed: Any = {name: value for name, value in now.items() if told[name] != value}
    _link(before, None)
    _link(after, given)
    reword_commitment(actor=actor, at=at, commitment=given, **changed)


def _link(statement: Statement, given: Commitment | None, *, has_fallen: bool = False) -> None:
    statement.commitment, statement.has_fallen = given, has_fallen
    statement.save(update_fields=LINK)


def _terms(statement: Statement) -> dict[str, Any]:
    """What a commitment takes from its statement besides the two sides."""
    return {
        "wording_ar": statement.words,
        "owner_post": statement.owner_post or statement.speaker,
        "means": statement.means,
        "strength": Strength.WRITTEN if statement.manner == Manner.WRITTEN else Strength.SAID,
        "due_on": statement.due_on,
        "due_precision": statement.due_precision,
    }


def _given(actor: Actor, at: datetime, round_: Round, statement: Statement) -> Commitment:
    meeting, is_ours = round_.meeting, statement.is_ours
    given_on: Any = meeting.held_on
    return record_commitment(
        actor=actor, at=at, given_on=given_on, given_precision=meeting.precision, meeting=meeting,
        owner=meeting.organization if is_ours else meeting.counterpart,
        recipient=meeting.counterpart if is_ours else None,
        owed_by=OwedBy.US if is_ours else OwedBy.THEM, **_terms(statement),
    )  # fmt: skip


def _keep_rewordings(actor: Actor, at: datetime, table: Table) -> None:
    held = {
        each.commitment: _rewordings(table.wordings(each))
        for each in table.counting
        if each.commitment is not None and each.commitment.withdrawn_at is None
    }
    keep_rewordings(actor=actor, at=at, wanted=held)


def _rewordings(wordings: list[Statement]) -> Iterable[Rewording]:
    for before, after in pairwise(wordings):
        words, due_on = before.words != after.words, _deadline(before) != _deadline(after)
        if words or due_on:
            yield Rewording(
                after.typed_at, after.client_id, before.client_id,
                words=before.words if words else "",
                was_due_on=_deadline(before) if due_on else None,
                new_due_on=_deadline(after) if due_on else None,
            )  # fmt: skip


def _deadline(statement: Statement) -> date | None:
    due_on = statement.due_on
    return None if due_on is None else last_day(due_on, statement.due_precision)
