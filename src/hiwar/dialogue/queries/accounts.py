"""Two accounts of a round side by side, item by item."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from hiwar.demands.models import Demand
from hiwar.dialogue.models import Account, AccountLine, Alignment, Divergence, Round, Signature
from hiwar.dialogue.queries.papers import opened, visible_accounts, visible_lines
from hiwar.dialogue.queries.seam import Piece, differences, pieces
from hiwar.dialogue.vocabulary import AnswerKind
from hiwar.dialogue.vocabulary.accounts import (
    MILD,
    Difference,
    PaperState,
    Verdict,
    fold_signatures,
    last_word,
)
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted

BARE: Final = frozenset({PaperState.UNSIGNED, PaperState.ONE_SIDED, PaperState.REFUSED})


@dataclass(frozen=True, slots=True)
class Telling:
    """A line as its side tells it; `pieces` mark the words that the other side has not."""

    line: AccountLine
    pieces: tuple[Piece, ...]
    source: Document | None

    @property
    def kind(self) -> AnswerKind | None:
        return AnswerKind(self.line.kind) if self.line.kind else None

    @property
    def is_silent(self) -> bool:
        return self.line.kind == AnswerKind.NONE and not self.line.words


@dataclass(frozen=True, slots=True)
class Pair:
    """An item told twice, or by one side alone. `alignment` where a person set it so.

    `judged` is the last judgement; `is_stale` where either telling has changed since.
    """

    number: int
    ours: Telling | None
    theirs: Telling | None
    differences: tuple[Difference, ...]
    alignment: Alignment | None
    judged: Divergence | None
    is_stale: bool

    @property
    def lines(self) -> list[AccountLine]:
        return [each.line for each in (self.ours, self.theirs) if each is not None]

    @property
    def demand(self) -> Demand | None:
        return next((line.demand for line in self.lines if line.demand is not None), None)

    @property
    def subject(self) -> str:
        return next((line.subject for line in self.lines if line.subject), "")

    @property
    def verdict(self) -> Verdict | None:
        """What a person says of the two as they stand."""
        return Verdict(self.judged.verdict) if self.judged and not self.is_stale else None

    @property
    def is_divergent(self) -> bool:
        return self.verdict is Verdict.DIVERGENT

    @property
    def waits(self) -> bool:
        """Something differs and nobody has said what it weighs."""
        return self.verdict is None and any(each not in MILD for each in self.differences)


@dataclass(frozen=True, slots=True)
class Paper:
    """One side's account: the version that stands, those before it, what its signatures come to."""

    side: str
    account: Account | None
    versions: tuple[Account, ...]
    signatures: tuple[Signature, ...]
    state: PaperState
    source: Document | None

    @property
    def is_bare(self) -> bool:
        """Without the hand of both sides."""
        return self.state in BARE

    @property
    def older(self) -> tuple[Account, ...]:
        return self.versions[1:]


@dataclass(frozen=True, slots=True)
class AccountsPage:
    round: Round
    ours: Paper
    theirs: Paper
    pairs: tuple[Pair, ...]

    @property
    def divergent(self) -> int:
        return sum(pair.is_divergent for pair in self.pairs)

    @property
    def waiting(self) -> int:
        return sum(pair.waits for pair in self.pairs)

    @property
    def silent(self) -> int:
        """Items that one side alone tells of."""
        return sum(not (pair.ours and pair.theirs) for pair in self.pairs)

    @property
    def papers(self) -> tuple[Paper, Paper]:
        return self.ours, self.theirs


def accounts_page(actor: Actor, round_: Round) -> AccountsPage:
    """Seven queries, whatever the number of items and versions."""
    accounts = list(visible_accounts(actor).filter(round=round_).order_by("-version"))
    by_side: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_side[account.side].append(account)
    standing = [rows[0] for rows in by_side.values()]
    signatures = signatures_of(actor, standing)
    expected = expected_signers(round_)
    ours, theirs = (
        _paper(actor, side, by_side[side], signatures, expected)
        for side in (PartySide.US, PartySide.THEM)
    )
    lines = list(with_source(visible_lines(actor).filter(account__in=standing)))
    pairs = _pairs(actor, round_, lines)
    return AccountsPage(round_, ours, theirs, tuple(pairs))


def with_source(lines: QuerySet[AccountLine]) -> QuerySet[AccountLine]:
    return lines.select_related("demand", "passage__document").defer("passage__document__text")


def expected_signers(round_: Round) -> set[UUID]:
    """The pair, and those who sat beside it then, but no mediator."""
    dialogue = round_.dialogue
    beside = dialogue.parties.exclude(side=PartySide.THIRD).filter(party_until=None)
    seated = beside.values_list("organization_id", flat=True)
    return {dialogue.organization_id, dialogue.counterpart_id, *seated}


def signatures_of(actor: Actor, accounts: Sequence[Account]) -> Mapping[UUID, list[Signature]]:
    rows = Signature.objects.filter(account__in=accounts, withdrawn_at=None)
    found: dict[UUID, list[Signature]] = defaultdict(list)
    for row in permitted("dialogue.view", actor, rows).select_related("organization"):
        found[row.account_id].append(row)  # type: ignore[index]
    return found


def _paper(
    actor: Actor, side: str, versions: Sequence[Account],
    signatures: Mapping[UUID, list[Signature]], expected: set[UUID],
) -> Paper:  # fmt: skip
    account = versions[0] if versions else None
    rows = signatures.get(account.id, []) if account else []
    last: Any = last_word(rows).values()
    return Paper(
        side=side, account=account, versions=tuple(versions), signatures=tuple(last),
        state=fold_signatures(rows, expected),
        source=opened(actor, account.document) if account else None,
    )  # fmt: skip


def _pairs(actor: Actor, round_: Round, lines: Iterable[AccountLine]) -> list[Pair]:
    ours, theirs = _by_side(lines)
    roots = [line.thread for line in ours]
    by_hand = {row.ours_id: row for row in Alignment.objects.filter(ours__in=roots, undone_at=None)}
    judged = {
        (_thread(row.ours), _thread(row.theirs)): row
        for row in Divergence.objects.filter(round=round_).select_related("ours", "theirs")
    }
    matched = _matched(ours, theirs, by_hand)
    anchor = round_.meeting.held_on
    return [
        _pair(actor, number, one, other, by_hand, judged, anchor)
        for number, (one, other) in enumerate(matched, start=1)
    ]


def _thread(line: AccountLine | None) -> UUID | None:
    return line.thread if line is not None else None


def _by_side(lines: Iterable[AccountLine]) -> tuple[list[AccountLine], list[AccountLine]]:
    rows: dict[str, list[AccountLine]] = {PartySide.US: [], PartySide.THEM: []}
    for line in lines:
        rows[line.account.side].append(line)
    return rows[PartySide.US], rows[PartySide.THEM]


def _matched(
    ours: list[AccountLine], theirs: list[AccountLine], by_hand: Mapping[UUID, Alignment]
) -> list[tuple[AccountLine | None, AccountLine | None]]:
    """As a person set them, else by the same demand in turn; what is left of theirs comes last."""
    free = {line.thread: line for line in theirs}
    held = {
        one.thread: free.pop(by_hand[one.thread].theirs_id, None)
        for one in ours
        if one.thread in by_hand
    }
    by_demand: dict[UUID, list[AccountLine]] = defaultdict(list)
    for line in free.values():
        if line.demand_id is not None:
            by_demand[line.demand_id].append(line)
    rows: list[tuple[AccountLine | None, AccountLine | None]] = []
    for one in ours:
        other = held.get(one.thread)
        if one.thread not in held and one.demand_id is not None and by_demand[one.demand_id]:
            other = by_demand[one.demand_id].pop(0)
            del free[other.thread]
        rows.append((one, other))
    return [*rows, *((None, line) for line in theirs if line.thread in free)]


def _pair(
    actor: Actor, number: int, ours: AccountLine | None, theirs: AccountLine | None,
    by_hand: Mapping[UUID, Alignment], judged: Mapping[Any, Divergence], anchor: Any,
) -> Pair:  # fmt: skip
    row = judged.get((_thread(ours), _thread(theirs)))
    return Pair(
        number=number,
        ours=telling_of(actor, ours, theirs),
        theirs=telling_of(actor, theirs, ours),
        differences=_differences(ours, theirs, anchor),
        alignment=by_hand.get(ours.thread) if ours and theirs else None,
        judged=row,
        is_stale=row is not None and not (_same(row.ours, ours) and _same(row.theirs, theirs)),
    )


def telling_of(actor: Actor, line: AccountLine | None, other: AccountLine | None) -> Telling | None:
    if line is None:
        return None
    document = line.passage.document if line.passage else None
    return Telling(line, pieces(line.words, other.words if other else ""), opened(actor, document))


def _differences(
    ours: AccountLine | None, theirs: AccountLine | None, anchor: Any
) -> tuple[Difference, ...]:
    if ours is None or theirs is None:
        return (Difference.ONLY_THEIRS if ours is None else Difference.ONLY_OURS,)
    return differences((ours.kind, ours.words), (theirs.kind, theirs.words), anchor)


def _same(judged: AccountLine | None, stands: AccountLine | None) -> bool:
    """Whether the line judged says what the line says that stands, perhaps in a later version."""
    if judged is None or stands is None:
        return judged is stands
    return (judged.kind, judged.words) == (stands.kind, stands.words)
