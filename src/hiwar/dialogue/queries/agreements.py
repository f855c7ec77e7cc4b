"""An agreement with its clauses and their fates; a pasted text cut into clauses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch

from hiwar.demands.models import Demand
from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import (
    Agreement,
    Clause,
    ClauseDemand,
    Dialogue,
    JointCommittee,
    Signature,
)
from hiwar.dialogue.queries.line import Line, lines_of
from hiwar.dialogue.queries.papers import opened, visible_clauses, visible_committees
from hiwar.dialogue.queries.visible import visible_commitments
from hiwar.dialogue.vocabulary.accounts import PaperState, fold_signatures, last_word
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.organizations.models import Organization

_ORDINALS: Final = (
    "[أا]ول(?:ى|ي)?|ثاني(?:ة)?|ثالثة?|رابعة?|خامسة?|سادسة?|سابعة?|ثامنة?|تاسعة?|عاشرة?|حادي(?:ة)?"
)
_HEAD = re.compile(
    r"^[ \t\u00a0]*(?:[•●○▪*–—-][ \t]+)?(?P<number>"
    rf"(?:البند|المادة|الفصل|النقطة)[ \t]+(?:رقم[ \t]+)?(?:\d{{1,3}}|ال(?:{_ORDINALS})(?:[ \t]+عشرة?)?)"
    r"|(?:Article|Clause)[ \t]+(?:\d{1,3}|premier|1er)"
    r"|\d{1,3}(?=[ \t]*[-–.)/:])"
    rf"|(?:{_ORDINALS}|أولا|أوّلا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)(?=[ \t]*[:،–-])"
    r")[ \t]*[-–.)/:،]*[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \t\u00a0]*(?:[•●○▪*–—-][ \t]+)?")


@dataclass(frozen=True, slots=True)
class Cut:
    """A clause as a text gives it: its number as written, its words without it."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Cuts:
    """`before` is what stands before the first numbered clause, and is no clause."""

    before: str
    clauses: tuple[Cut, ...]


def cut_clauses(text: str) -> Cuts:
    """Cut at numbered articles («البند الأول», «المادة 1», «1-»); without any, each paragraph is one."""
    heads = list(_HEAD.finditer(text))
    if not heads:
        lines = [_BULLET.sub("", line).strip() for line in text.splitlines()]
        return Cuts("", tuple(Cut("", line) for line in lines if line))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    cuts = (
        Cut(" ".join(head["number"].split()), text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    )
    return Cuts(text[: heads[0].start()].strip(), tuple(cut for cut in cuts if cut.words))


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """`line` is its commitment as the reader may see it; `demands` those tied, that they may see."""

    clause: Clause
    line: Line | None
    demands: tuple[Demand, ...]

    @property
    def is_committed(self) -> bool:
        given = self.clause.commitment
        return given is not None and given.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Hand:
    """A party and the last thing it did with a paper; `signature` None where nothing is known."""

    organization: Organization
    side: str
    signature: Signature | None


@dataclass(frozen=True, slots=True)
class AgreementPage:
    agreement: Agreement
    rows: tuple[ClauseRow, ...]
    hands: tuple[Hand, ...]
    past: tuple[Signature, ...]
    state: PaperState
    source: Document | None
    committees: tuple[JointCommittee, ...]

    @property
    def ours(self) -> list[Hand]:
        return [hand for hand in self.hands if hand.side == PartySide.US]

    @property
    def theirs(self) -> list[Hand]:
        return [hand for hand in self.hands if hand.side != PartySide.US]

    @property
    def sides(self) -> tuple[list[Hand], list[Hand]]:
        return self.ours, self.theirs

    @property
    def committed(self) -> int:
        return sum(row.is_committed for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.line is not None and row.line.glyph == "late" for row in self.rows)


def agreement_page(actor: Actor, agreement: Agreement, today: date) -> AgreementPage:
    """A fixed number of queries, whatever the number of clauses."""
    rows = _clause_rows(actor, agreement, today)
    signatures = list(agreement.signatures.filter(withdrawn_at=None).select_related("organization"))
    hands = _hands(agreement.dialogue, signatures)
    expected = {hand.organization.id for hand in hands if hand.side != PartySide.THIRD}
    last = {hand.signature.id for hand in hands if hand.signature is not None}
    return AgreementPage(
        agreement=agreement, rows=tuple(rows), hands=tuple(hands),
        past=tuple(row for row in signatures if row.id not in last),
        state=fold_signatures(signatures, expected), source=opened(actor, agreement.document),
        committees=tuple(visible_committees(actor).filter(agreement=agreement)),
    )  # fmt: skip


def _clause_rows(actor: Actor, agreement: Agreement, today: date) -> list[ClauseRow]:
    ties = ClauseDemand.objects.filter(demand__in=visible_demands(actor).values("id"))
    ties = ties.select_related("demand").order_by("demand__number")
    clauses = list(
        visible_clauses(actor)
        .filter(agreement=agreement)
        .prefetch_related(Prefetch("ties", ties, to_attr="live_ties"))
    )
    given = visible_commitments(actor).filter(clause__agreement=agreement)
    lines = {line.commitment.id: line for line in lines_of(actor, today, given)}
    return [_clause_row(clause, lines) for clause in clauses]


def _clause_row(clause: Any, lines: dict[UUID, Line]) -> ClauseRow:
    demands = tuple(tie.demand for tie in clause.live_ties)
    return ClauseRow(clause, lines.get(clause.commitment_id), demands)


def _hands(dialogue: Dialogue, signatures: Iterable[Signature]) -> list[Hand]:
    """The pair first, then who sits or signed beside it."""
    last: Any = last_word(signatures)
    seated = dialogue.parties.filter(party_until=None).select_related("organization")
    parties = {
        dialogue.organization_id: (dialogue.organization, PartySide.US.value),
        dialogue.counterpart_id: (dialogue.counterpart, PartySide.THEM.value),
        **{row.organization_id: (row.organization, row.side) for row in seated},
    }
    for row in last.values():
        parties.setdefault(row.organization_id, (row.organization, row.side))
    return [Hand(each, side, last.get(key)) for key, (each, side) in parties.items()]
