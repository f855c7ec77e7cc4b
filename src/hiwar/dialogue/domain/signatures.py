"""Who signed an account or an agreement, with what reservations, and who refused."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain.commitments import correct_commitment
from hiwar.dialogue.domain.parties import side_of
from hiwar.dialogue.models import Account, Agreement, Commitment, Signature
from hiwar.dialogue.vocabulary import Strength
from hiwar.dialogue.vocabulary.accounts import BINDING, SignatureState, fold_signatures
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Organization
from hiwar.workspaces.domain.guards import keep_inside


class ReservationsMissing(Refused):
    sentence = _("Copy the reservations in their words.")
    field = "words"


class SignedInFuture(Refused):
    sentence = _("This day is still to come. Record the signature when it was given.")
    field = "signed_on"


class SignatureMore(TypedDict, total=False):
    """Who held the pen, when, with which words."""

    signed_by: str
    post: str
    signed_on: date | None
    words: str


@writes
def record_signature(
    *, actor: Actor, at: datetime, paper: Account | Agreement, organization: Organization,
    state: str, **more: Unpack[SignatureMore],
) -> Signature:  # fmt: skip
    """What a party did; what it did before stays. An agreement signed by both sides makes the
    commitments of its clauses signed ones.

    Raises NotAParty, ReservationsMissing, SignedInFuture.
    """
    require("dialogue.record", actor, paper)
    keep_inside(actor, organization)
    dialogue = paper.dialogue if isinstance(paper, Agreement) else paper.round.dialogue
    if state == SignatureState.RESERVED and not more.get("words"):
        raise ReservationsMissing
    if (day := more.get("signed_on")) is not None and day > at.date():
        raise SignedInFuture
    kind = "agreement" if isinstance(paper, Agreement) else "account"
    signature = Signature.objects.create(
        organization=organization, side=side_of(dialogue, organization), state=state,
        recorded_at=at, **{kind: paper}, **more,
    )  # fmt: skip
    record(
        "dialogue.signature.recorded", actor=actor, at=at,
        about=signature, after=snapshot(signature),
    )  # fmt: skip
    _strengthen(actor, at, paper)
    return signature


@writes
def withdraw_signature(*, actor: Actor, at: datetime, signature: Signature) -> None:
    """Take back an entry made by mistake; what the party did before it counts again."""
    require("dialogue.record", actor, signature)
    with changing("dialogue.signature.withdrawn", actor=actor, at=at, about=signature):
        signature.withdrawn_at = at
    _strengthen(actor, at, signature.agreement or signature.account)


def strength_of(agreement: Agreement) -> Strength:
    """Signed once both sides signed; written before."""
    state = fold_signatures(agreement.signatures.filter(withdrawn_at=None))
    return Strength.SIGNED if state in BINDING else Strength.WRITTEN


def _strengthen(actor: Actor, at: datetime, paper: Account | Agreement | None) -> None:
    if not isinstance(paper, Agreement):
        return
    strength = strength_of(paper)
    given = Commitment.objects.filter(clause__agreement=paper, withdrawn_at=None)
    for commitment in given.exclude(strength=strength):
        correct_commitment(actor=actor, at=at, commitment=commitment, strength=strength)
