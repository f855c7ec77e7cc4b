"""What an actor may see of parties, accounts, agreements and joint committees."""

from django.db.models import F, Q, QuerySet

from hiwar.dialogue.models import (
    Account,
    AccountLine,
    ActionEvent,
    Agreement,
    Alignment,
    Clause,
    CommitteeAction,
    CommitteeMember,
    Dialogue,
    DialogueParty,
    FrameText,
    JointCommittee,
    Signature,
)
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows, permitted
from hiwar.organizations.models import Organization


def visible_parties(actor: Actor) -> QuerySet[DialogueParty]:
    rows = permitted("dialogue.view", actor, DialogueParty.objects.all())
    return rows.select_related("organization", "dialogue")


def visible_frame(actor: Actor) -> QuerySet[FrameText]:
    rows = permitted("dialogue.view", actor, FrameText.objects.filter(withdrawn_at=None))
    rows = rows.select_related("passage__document").defer("passage__document__text")
    return rows.order_by(F("issued_on").desc(nulls_last=True), "-id")


def visible_accounts(actor: Actor) -> QuerySet[Account]:
    """Every version that was not taken back."""
    live = Account.objects.filter(withdrawn_at=None, round__withdrawn_at=None)
    rows = permitted("dialogue.view", actor, live)
    return rows.select_related("round__meeting", "round__dialogue", "document").defer(
        "document__text"
    )


def visible_lines(actor: Actor) -> QuerySet[AccountLine]:
    """As they stand, of whatever version."""
    rows = AccountLine.objects.filter(
        replaced_at=None, account__withdrawn_at=None, account__round__withdrawn_at=None
    )
    rows = permitted("dialogue.view", actor, rows)
    return rows.select_related("account__round", "demand", "passage")


def visible_alignments(actor: Actor) -> QuerySet[Alignment]:
    rows = permitted("dialogue.view", actor, Alignment.objects.filter(undone_at=None))
    return rows.select_related("ours__account", "theirs__account")


def visible_agreements(actor: Actor) -> QuerySet[Agreement]:
    """The newest first."""
    rows = Agreement.objects.filter(withdrawn_at=None, dialogue__withdrawn_at=None)
    rows = permitted("dialogue.view_agreements", actor, rows)
    rows = rows.select_related("dialogue__counterpart", "dialogue__organization", "round__meeting")
    return rows.order_by(F("agreed_on").desc(nulls_last=True), "-id")


def visible_clauses(actor: Actor) -> QuerySet[Clause]:
    rows = Clause.objects.filter(
        withdrawn_at=None, agreement__in=visible_agreements(actor).order_by().values("id")
    )
    return rows.select_related("agreement__dialogue", "agreement__round__meeting", "commitment")


def visible_signatures(actor: Actor) -> QuerySet[Signature]:
    rows = permitted("dialogue.view", actor, Signature.objects.filter(withdrawn_at=None))
    return rows.select_related("organization", "account__round", "agreement__dialogue")


def visible_committees(actor: Actor) -> QuerySet[JointCommittee]:
    """Those at work first, the newest before."""
    rows = JointCommittee.objects.filter(dialogue__withdrawn_at=None)
    rows = permitted("dialogue.view", actor, rows)
    rows = rows.select_related("dialogue__counterpart", "round__meeting", "agreement")
    return rows.order_by(
        F("ended_on").desc(nulls_first=True), F("formed_on").desc(nulls_last=True), "-id"
    )


def visible_members(actor: Actor) -> QuerySet[CommitteeMember]:
    rows = permitted("dialogue.view", actor, CommitteeMember.objects.all())
    return rows.select_related("person", "committee")


def visible_actions(actor: Actor) -> QuerySet[CommitteeAction]:
    """By deadline, those without one last."""
    rows = CommitteeAction.objects.filter(withdrawn_at=None, committee__dialogue__withdrawn_at=None)
    rows = permitted("dialogue.view", actor, rows)
    return rows.select_related("committee").order_by(F("due_on").asc(nulls_last=True), "id")


def visible_action_events(actor: Actor) -> QuerySet[ActionEvent]:
    seen = visible_actions(actor).order_by().values("id")
    return ActionEvent.objects.filter(action__in=seen, voided_at=None).select_related("action")


def opened(actor: Actor, document: Document | None) -> Document | None:
    """The document, where the actor may open it."""
    seen = document is not None and allows("documents.view", actor, document)
    return document if seen else None


def signers(actor: Actor, dialogue: Dialogue) -> QuerySet[Organization]:
    """The organizations whose hand a paper of the dialogue may bear: the pair, and who sits beside it."""
    beside = visible_parties(actor).filter(dialogue=dialogue).values("organization")
    pair = [dialogue.organization_id, dialogue.counterpart_id]
    rows = Organization.objects.filter(Q(id__in=pair) | Q(id__in=beside))
    return rows.order_by("-is_ours", "name_ar", "id")
