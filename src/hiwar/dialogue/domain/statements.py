"""What is said at the table: typed, corrected by another entry, taken back."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand
from hiwar.dialogue.domain.commitments import DeadlineBeforeWord
from hiwar.dialogue.domain.settling import settle
from hiwar.dialogue.models import Round, RoundItem, Statement, StatementItem
from hiwar.dialogue.queries.state import first_opened, last_closed, state_of, table_of
from hiwar.dialogue.vocabulary import last_day
from hiwar.dialogue.vocabulary.table import RoundState, StatementKind
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import NotAllowed, Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Attendance
from hiwar.organizations.models import Organization
from hiwar.workspaces.domain.guards import keep_inside

SPEAKING = (StatementKind.TOLD, StatementKind.ARGUED)


class RoundNotOpen(Refused):
    sentence = _("The round is not open yet. Open it, then send this again: the words are kept.")


class RoundClosed(Refused):
    sentence = _("The round was closed before this was typed. Open it again, then send this again.")


class NoPoint(Refused):
    sentence = _("Say which point of the agenda this is about.")
    field = "items"


class WordsNeeded(Refused):
    sentence = _("Write what was said, in its words.")
    field = "words"


class TypedAgain(Refused):
    sentence = _("This was corrected since. Look at the newer wording.")


class StatementMore(TypedDict, total=False):
    """What may be told of a statement besides its kind and the points it answers."""

    words: str
    speaker: str
    seat: Attendance | None
    manner: str
    referred_to: Organization | None
    referred_text: str
    promises: bool
    owner_post: str
    due_on: date | None
    due_precision: str
    means: str
    next_step: str
    next_on: date | None
    next_by: str
    corrects: UUID | None


@writes
def record_statement(
    *, actor: Actor, at: datetime, round_: Round, client_id: UUID, kind: str,
    items: Iterable[RoundItem], said_at: datetime, typed_at: datetime,
    **more: Unpack[StatementMore],
) -> Statement:  # fmt: skip
    """Keep what was said, and what it does in the ledgers of the demands it answers.

    The same `client_id` again gives the row that stands. Where the table of moves forbids the
    event, the words are kept and the point says so. What was typed before the round was closed is
    taken after it. Raises RoundNotOpen, RoundClosed, NoPoint, WordsNeeded, DeadlineBeforeWord.
    """
    require("dialogue.record", actor, round_)
    _hold(round_)
    known = Statement.objects.filter(client_id=client_id).first()
    if known is not None:
        return _same(known, round_)
    points = _points(actor, round_, items)
    keep_inside(actor, more.get("referred_to"), more.get("seat"))
    statement = Statement(
        round=round_, client_id=client_id, kind=kind, recorded_at=at, touched_at=at,
        said_at=_within(round_, said_at, at), typed_at=min(typed_at, at),
        author_id=actor.user_id, author_name=actor.name, **more,
    )  # fmt: skip
    _refuse_unfit(round_, statement, more.get("seat"))
    _keep(actor, at, statement, points)
    settle(actor=actor, at=at, round_=round_, demands=_touched(round_, statement, points))
    statement.refresh_from_db()
    return statement


def _hold(round_: Round) -> None:
    """Two rapporteurs write one after the other, so that each settles on what the other wrote."""
    Round.objects.select_for_update().filter(id=round_.id).first()


def _same(known: Statement, round_: Round) -> Statement:
    if known.round_id != round_.id:
        raise NotAllowed
    return known


def _points(actor: Actor, round_: Round, items: Iterable[RoundItem]) -> list[RoundItem]:
    points = list({item.id: item for item in items}.values())
    keep_inside(actor, *points)
    if not points:
        raise NoPoint
    if any(item.round_id != round_.id for item in points):
        raise NotAllowed
    return points


def _within(round_: Round, said_at: datetime, at: datetime) -> datetime:
    """A device's clock may be wrong: nothing is said before the table opened, nor after now."""
    opened = first_opened(round_)
    return min(max(said_at, opened) if opened else said_at, at)


def _refuse_unfit(round_: Round, statement: Statement, seat: Attendance | None) -> None:
    _refuse_closed(round_, statement)
    if seat is not None and seat.meeting_id != round_.meeting_id:
        raise NotAllowed
    speaks = statement.promises or statement.kind in SPEAKING
    if speaks and not statement.words.strip():
        raise WordsNeeded
    due, day = statement.due_on, round_.meeting.held_on
    if due is not None and day is not None and last_day(due, statement.due_precision) < day:
        raise DeadlineBeforeWord


def _refuse_closed(round_: Round, statement: Statement) -> None:
    state = state_of(round_)
    if state is RoundState.PLANNED:
        raise RoundNotOpen
    closed = last_closed(round_)
    if state is RoundState.CLOSED and (closed is None or statement.typed_at > closed):
        raise RoundClosed


def _keep(actor: Actor, at: datetime, statement: Statement, points: Collection[RoundItem]) -> None:
    statement.save(force_insert=True)
    StatementItem.objects.bulk_create(
        StatementItem(workspace_id=actor.workspace_id, statement=statement, item=item)
        for item in points
    )
    told = {**snapshot(statement), "points": [str(item) for item in points]}
    record("dialogue.statement.recorded", actor=actor, at=at, about=statement, after=told)


def _touched(round_: Round, statement: Statement, points: Iterable[RoundItem]) -> list[Demand]:
    """The demands it answers, and those of all that it corrects or that corrects it."""
    kin, names = {statement.id}, {statement.client_id, statement.corrects}
    rows = list(round_.statements.values_list("id", "client_id", "corrects"))
    grown = True
    while grown:
        fresh = [r for r in rows if r[0] not in kin and ({r[1], r[2]} - {None}) & names]
        grown = bool(fresh)
        kin |= {row[0] for row in fresh}
        names |= {name for row in fresh for name in row[1:] if name is not None}
    items = {item.id for item in points}
    items |= set(StatementItem.objects.filter(statement__in=kin).values_list("item_id", flat=True))
    rests = RoundItem.objects.filter(id__in=items, demand__isnull=False)
    return [item.demand for item in rests.select_related("demand") if item.demand is not None]


@writes
def withdraw_statement(*, actor: Actor, at: datetime, statement: Statement) -> None:
    """Typed by mistake: it stays in the journal. Of a correction, what it corrected stands again.

    Does nothing the second time. Raises TypedAgain.
    """
    require("dialogue.record", actor, statement)
    round_ = statement.round
    _hold(round_)
    if statement.withdrawn_at is not None:
        return
    if round_.statements.filter(corrects=statement.client_id, withdrawn_at=None).exists():
        raise TypedAgain
    with changing("dialogue.statement.withdrawn", actor=actor, at=at, about=statement):
        statement.withdrawn_at = statement.touched_at = at
    settle(actor=actor, at=at, round_=round_, demands=_touched(round_, statement, ()))


@writes
def keep_statement(*, actor: Actor, at: datetime, statement: Statement) -> None:
    """Of two corrections of one entry, this one; the others stay in the journal."""
    require("dialogue.record", actor, statement)
    rivals = table_of(statement.round).rivals
    for other in rivals.get(statement.corrects, ()) if statement.corrects else ():
        if other.id != statement.id:
            withdraw_statement(actor=actor, at=at, statement=other)
