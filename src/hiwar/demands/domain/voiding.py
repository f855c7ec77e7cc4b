"""A letter of submission recorded by mistake: struck with all that it wrote, and kept with the reason."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.standings import keep_standings
from hiwar.demands.domain.versions import NotASubmission
from hiwar.demands.models import DemandEvent, Dossier, DossierEvent
from hiwar.demands.vocabulary import DossierEventKind
from hiwar.journal.domain import Written, changing, record_all, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import update_rows
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside


class VoidReasonNeeded(Refused):
    sentence = _("Say why: the letter stays in the history, struck, with the reason.")
    field = "reason"


class SubmissionVoided(Refused):
    sentence = _("This letter was voided already.")


@writes
def void_submission(
    *, actor: Actor, at: datetime, submission: DossierEvent, reason: str
) -> int:  # fmt: skip
    """Strike it, its receipts and what it wrote in the ledgers; the number of entries struck there.

    The demands stand where the rest of their ledgers puts them. The version that was sent stays:
    versions never change. Raises NotASubmission, SubmissionVoided, VoidReasonNeeded.
    """
    require("demands.manage", actor, submission)
    keep_inside(actor, submission)
    list(Dossier.objects.select_for_update().filter(pk=submission.dossier_id))
    submission.refresh_from_db()
    if submission.kind != DossierEventKind.SUBMITTED:
        raise NotASubmission
    if submission.voided_at is not None:
        raise SubmissionVoided
    if not reason.strip():
        raise VoidReasonNeeded
    for event in (submission, *submission.receipts.filter(voided_at=None)):
        with changing("demands.submission.voided", actor=actor, at=at, about=event):
            event.voided_at, event.void_reason = at, reason.strip()
    return _strike(actor, at, submission)


def _strike(actor: Actor, at: datetime, submission: DossierEvent) -> int:
    events = list(DemandEvent.objects.filter(block=submission, voided_at=None).order_by("id"))
    told = []
    for event in events:
        before = snapshot(event)
        event.voided_at = at
        told.append(Written(event, before, snapshot(event)))
    update_rows(events, ["voided_at"])
    record_all("demands.event.voided", actor=actor, at=at, writes=told)
    keep_standings(event.demand_id for event in events)
    return len(events)
