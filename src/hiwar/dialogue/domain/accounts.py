"""Two accounts of a round: each side's, line by line, never overwritten."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand
from hiwar.demands.vocabulary import EventKind
from hiwar.dialogue.models import Account, AccountLine, Round
from hiwar.dialogue.queries.rounds import Item, items_of
from hiwar.dialogue.vocabulary import AnswerKind
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.documents.domain import quote
from hiwar.documents.models import Document, Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside


class AccountSigned(Refused):
    sentence = _("This account bears signatures. Record a new version of it.")


class AccountSuperseded(Refused):
    sentence = _("A newer version of this account stands. Write in that one.")


class LineReplaced(Refused):
    sentence = _("This line was corrected meanwhile. Correct the newer one.")


class LineEmpty(Refused):
    sentence = _("Say which demand or subject this is about, or copy its words.")
    field = "words"


class NothingToDraw(Refused):
    sentence = _("The register holds no demand spoken of in this round yet.")


class AccountMore(TypedDict, total=False):
    """What may be told of an account besides its side."""

    document: Document | None
    words: str
    received_on: date | None


class LineFields(TypedDict, total=False):
    """What a side tells of one item. `span` is where its words stand in the account's document."""

    span: tuple[int, int] | None
    demand: Demand | None
    subject: str
    kind: str
    words: str
    passage: Passage | None


@writes
def record_account(
    *, actor: Actor, at: datetime, round_: Round, side: str, lines: Iterable[LineFields] = (),
    **more: Unpack[AccountMore],
) -> Account:  # fmt: skip
    """The account of `side`, or the next version of it, which starts from the lines of the one before.

    Raises NotAllowed for a document the actor may not read, and LineEmpty.
    """
    require("dialogue.record", actor, round_)
    _keep_readable(actor, more.get("document"))
    before = standing_account(round_, side)
    newest = round_.accounts.filter(side=side).aggregate(newest=Max("version"))["newest"] or 0
    account = Account.objects.create(
        round=round_, side=side, version=newest + 1, recorded_at=at, **more
    )
    record("dialogue.account.recorded", actor=actor, at=at, about=account, after=snapshot(account))
    if before is not None:
        _carry_over(account, before)
    record_lines(actor=actor, at=at, account=account, lines=lines)
    return account


def _keep_readable(actor: Actor, document: Document | None) -> None:
    keep_inside(actor, document)
    if document is not None:
        require("documents.view", actor, document)


def standing_account(round_: Round, side: str) -> Account | None:
    """The highest version not taken back."""
    rows = round_.accounts.filter(side=side, withdrawn_at=None)
    return rows.order_by("-version").first()


def _carry_over(account: Account, before: Account) -> None:
    """The lines as they stood, on the same roots; that they came along is told by the version."""
    AccountLine.objects.bulk_create(
        AccountLine(
            workspace_id=account.workspace_id, account=account, root_id=line.thread,
            position=line.position, demand_id=line.demand_id, subject=line.subject,
            kind=line.kind, words=line.words, passage_id=line.passage_id,
            recorded_at=account.recorded_at,
        )
        for line in before.lines.filter(replaced_at=None)
    )  # fmt: skip


@writes
def record_lines(
    *, actor: Actor, at: datetime, account: Account, lines: Iterable[LineFields]
) -> list[AccountLine]:
    """Add items at the end, in their order. Raises AccountSigned, AccountSuperseded, LineEmpty."""
    require("dialogue.record", actor, account)
    given = list(lines)
    if not given:
        return []
    _refuse_closed(account)
    last = account.lines.aggregate(last=Max("position"))["last"] or 0
    return [
        _record_line(actor, at, account, last + place, fields)
        for place, fields in enumerate(given, start=1)
    ]


def _record_line(
    actor: Actor, at: datetime, account: Account, position: int, fields: LineFields
) -> AccountLine:
    keep_inside(actor, fields.get("demand"), fields.get("passage"))
    span = fields.pop("span", None)
    line = AccountLine(account=account, position=position, recorded_at=at, **fields)
    _refuse_empty(line)
    if span is not None and account.document is not None:
        line.passage = quote(document=account.document, start=span[0], end=span[1])
    line.save()
    record("dialogue.account_line.recorded", actor=actor, at=at, about=line, after=snapshot(line))
    return line


def _refuse_closed(account: Account) -> None:
    standing = standing_account(account.round, account.side)
    if standing is None or standing.id != account.id:
        raise AccountSuperseded
    if account.signatures.filter(withdrawn_at=None).exclude(state="awaiting").exists():
        raise AccountSigned


def _refuse_empty(line: AccountLine) -> None:
    if line.demand_id is None and not line.subject and not line.words:
        raise LineEmpty


@writes
def correct_line(
    *, actor: Actor, at: datetime, line: AccountLine, **fields: Unpack[LineFields]
) -> AccountLine:
    """Another line in its place; the old one stays. Raises LineReplaced and what `record_lines` raises."""
    require("dialogue.record", actor, line)
    keep_inside(actor, fields.get("demand"), fields.get("passage"))
    if line.replaced_at is not None:
        raise LineReplaced
    _refuse_closed(line.account)
    fresh = AccountLine(
        account=line.account, root_id=line.thread, position=line.position, recorded_at=at,
        **_known(line) | fields,
    )  # fmt: skip
    _refuse_empty(fresh)
    line.replaced_at = at
    line.save()
    fresh.save()
    record(
        "dialogue.account_line.corrected", actor=actor, at=at, about=fresh,
        before=snapshot(line), after=snapshot(fresh),
    )  # fmt: skip
    return fresh


def _known(line: AccountLine) -> LineFields:
    """A passage stands for its own words: it does not outlive them."""
    return {
        "demand": line.demand, "subject": line.subject, "kind": line.kind, "words": line.words,
    }  # fmt: skip


@writes
def draw_our_account(*, actor: Actor, at: datetime, round_: Round) -> Account:
    """Our account, or its next lines, out of the answers that the register holds of the round.

    A demand that our account tells of already is left. Raises NothingToDraw, AccountSigned.
    """
    require("dialogue.record", actor, round_)
    standing = standing_account(round_, PartySide.US)
    told = set(standing.lines.values_list("demand_id", flat=True)) if standing else set()
    items = [item for item in items_of(actor, round_.meeting, ()) if item.demand.id not in told]
    if not items:
        raise NothingToDraw
    lines = [_line_of(item) for item in items]
    if standing is None:
        return record_account(actor=actor, at=at, round_=round_, side=PartySide.US, lines=lines)
    record_lines(actor=actor, at=at, account=standing, lines=lines)
    return standing


def _line_of(item: Item) -> LineFields:
    if item.answer is None:
        return {"demand": item.demand, "kind": AnswerKind.NONE}
    return {
        "demand": item.demand, "kind": _answer_of(item), "words": item.answer.words,
        "passage": item.answer.event.passage,
    }  # fmt: skip


def _answer_of(item: Item) -> str:
    """A commitment without an answer beside it is one: accepted."""
    if item.answered_by is not None:
        return item.answered_by.kind
    return AnswerKind.ACCEPTED if item.answer and item.answer.kind is EventKind.COMMITTED else ""


@writes
def withdraw_account(*, actor: Actor, at: datetime, account: Account) -> None:
    """Take back a version entered by mistake: the one before it stands again. Raises AccountSigned."""
    require("dialogue.record", actor, account)
    _refuse_closed(account)
    with changing("dialogue.account.withdrawn", actor=actor, at=at, about=account):
        account.withdrawn_at = at
