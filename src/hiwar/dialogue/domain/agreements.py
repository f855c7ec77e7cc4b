"""Agreements of both sides, and the commitments made of their clauses."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand
from hiwar.dialogue.domain.commitments import record_commitment
from hiwar.dialogue.domain.signatures import strength_of
from hiwar.dialogue.models import Agreement, Clause, ClauseDemand, Commitment, Dialogue, Round
from hiwar.documents.domain import quote
from hiwar.documents.models import Document, Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.models import Audience
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Organization
from hiwar.workspaces.domain.guards import keep_inside


class RoundOfAnother(Refused):
    sentence = _("This round belongs to another dialogue.")
    field = "round"


class AgreementUndated(Refused):
    sentence = _("Give the day of the agreement first: a commitment counts from it.")


class ClauseCommitted(Refused):
    sentence = _("A commitment was made of this clause already.")


class AgreementInUse(Refused):
    sentence = _(
        "Commitments or a joint committee rest on this agreement. Take them back first."
    )  # fmt: skip


class AgreementMore(TypedDict, total=False):
    """What may be told of an agreement besides its kind."""

    round: Round | None
    title_ar: str
    title_fr: str
    agreed_on: date | None
    precision: str
    document: Document | None
    audience: str


class ClauseFields(TypedDict, total=False):
    """A clause as the paper has it. `span` is where its words stand in the agreement's document."""

    span: tuple[int, int] | None
    number: str
    words_ar: str
    words_fr: str
    passage: Passage | None


class Terms(TypedDict, total=False):
    """Who owes what a clause promises, and by when."""

    owner: Organization | None
    owner_post: str
    due_on: date | None
    due_precision: str


@writes
def record_agreement(
    *, actor: Actor, at: datetime, dialogue: Dialogue, kind: str, **more: Unpack[AgreementMore]
) -> Agreement:
    """Raises RoundOfAnother, and NotAllowed for a document the actor may not read."""
    require("dialogue.record", actor, dialogue)
    round_, document = more.get("round"), more.get("document")
    keep_inside(actor, round_, document)
    if document is not None:
        require("documents.view", actor, document)
    if round_ is not None and round_.dialogue_id != dialogue.id:
        raise RoundOfAnother
    agreement = Agreement.objects.create(dialogue=dialogue, kind=kind, recorded_at=at, **more)
    record(
        "dialogue.agreement.recorded", actor=actor, at=at,
        about=agreement, after=snapshot(agreement),
    )  # fmt: skip
    return agreement


@writes
def share_agreement(*, actor: Actor, at: datetime, agreement: Agreement, audience: str) -> None:
    require("dialogue.record", actor, agreement)
    with changing("dialogue.agreement.shared", actor=actor, at=at, about=agreement):
        agreement.audience = Audience(audience)


@writes
def withdraw_agreement(*, actor: Actor, at: datetime, agreement: Agreement) -> None:
    """Raises AgreementInUse."""
    require("dialogue.record", actor, agreement)
    given = Commitment.objects.filter(clause__agreement=agreement, withdrawn_at=None)
    if given.exists() or agreement.committees.exists():
        raise AgreementInUse
    with changing("dialogue.agreement.withdrawn", actor=actor, at=at, about=agreement):
        agreement.withdrawn_at = at


@writes
def record_clauses(
    *, actor: Actor, at: datetime, agreement: Agreement, clauses: Iterable[ClauseFields]
) -> list[Clause]:
    """Add clauses at the end, in their order."""
    require("dialogue.record", actor, agreement)
    last = agreement.clauses.aggregate(last=Max("position"))["last"] or 0
    return [
        _record_clause(actor, at, agreement, last + place, fields)
        for place, fields in enumerate(clauses, start=1)
    ]


def _record_clause(
    actor: Actor, at: datetime, agreement: Agreement, position: int, fields: ClauseFields
) -> Clause:
    keep_inside(actor, fields.get("passage"))
    span = fields.pop("span", None)
    if span is not None and agreement.document is not None:
        fields["passage"] = quote(document=agreement.document, start=span[0], end=span[1])
    clause = Clause.objects.create(agreement=agreement, position=position, recorded_at=at, **fields)
    record("dialogue.clause.recorded", actor=actor, at=at, about=clause, after=snapshot(clause))
    return clause


@writes
def tie_clause(*, actor: Actor, at: datetime, clause: Clause, demands: Iterable[Demand]) -> None:
    """The demands it answers, besides those tied already. Says nothing in their ledgers: its commitment does."""
    require("dialogue.record", actor, clause)
    tied = set(clause.ties.values_list("demand_id", flat=True))
    fresh = [demand for demand in demands if demand.id not in tied]
    keep_inside(actor, *fresh)
    for demand in fresh:
        ClauseDemand.objects.create(clause=clause, demand=demand)
    if fresh:
        numbers = sorted(demand.number or 0 for demand in fresh)
        record(
            "dialogue.clause.tied", actor=actor, at=at, about=clause, after={"demands": numbers}
        )  # fmt: skip


@writes
def commit_clause(
    *, actor: Actor, at: datetime, clause: Clause, demands: Iterable[Demand] = (),
    **terms: Unpack[Terms],
) -> Commitment:  # fmt: skip
    """The commitment that a clause is, in its words, on the demands tied to it and those given.

    Signed where both sides signed the agreement, written before. Raises ClauseCommitted,
    AgreementUndated and what `record_commitment` raises.
    """
    require("dialogue.record", actor, clause)
    agreement = clause.agreement
    if clause.commitment is not None and clause.commitment.withdrawn_at is None:
        raise ClauseCommitted
    if agreement.agreed_on is None:
        raise AgreementUndated
    tie_clause(actor=actor, at=at, clause=clause, demands=demands)
    given = record_commitment(
        actor=actor, at=at, wording_ar=clause.words_ar, wording_fr=clause.words_fr,
        given_on=agreement.agreed_on, given_precision=agreement.precision,
        strength=strength_of(agreement), passage=clause.passage,
        meeting=agreement.round.meeting if agreement.round else None,
        demands=clause.demands.all(), **terms,
    )  # fmt: skip
    with changing("dialogue.clause.committed", actor=actor, at=at, about=clause):
        clause.commitment = given
    return given


@writes
def withdraw_clause(*, actor: Actor, at: datetime, clause: Clause) -> None:
    """Take back one copied by mistake. Raises ClauseCommitted while its commitment stands."""
    require("dialogue.record", actor, clause)
    if clause.commitment is not None and clause.commitment.withdrawn_at is None:
        raise ClauseCommitted
    with changing("dialogue.clause.withdrawn", actor=actor, at=at, about=clause):
        clause.withdrawn_at = at
