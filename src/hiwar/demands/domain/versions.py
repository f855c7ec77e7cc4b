"""Freezing the dossier, and putting a version of it to an administration."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.blocks import Deed, append_block
from hiwar.demands.models import Demand, Dossier, DossierEvent, DossierVersion
from hiwar.demands.queries.living import LivingTree, living_tree
from hiwar.demands.queries.versions import state_of_dossier
from hiwar.demands.vocabulary import (
    DossierEventKind,
    EventKind,
    dossier_may,
)
from hiwar.documents.models import Document
from hiwar.journal.domain import record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import insert_rows
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Organization
from hiwar.workspaces.domain.guards import keep_inside


class NothingToFreeze(Refused):
    sentence = _("No demand of the dossier is open. Enter its demands first.")


class DossierMoveRefused(Refused):
    sentence = _("The dossier has a successor. Do this on the newest one.")


class VersionOfAnother(Refused):
    sentence = _("This version belongs to another dossier.")
    field = "version"


class NothingToSubmit(Refused):
    sentence = _("No demand of these themes stands in the version.")
    field = "themes"


class NotASubmission(Refused):
    sentence = _("A receipt answers a letter that was submitted.")


@dataclass(frozen=True, slots=True)
class Submission:
    """`left`: the demands of the version that were met or closed since and were not put again."""

    event: DossierEvent
    put: int
    left: int


class LetterFields(TypedDict, total=False):
    """The letter and its stamp; `themes` are places in the version, none for the whole."""

    our_number: str
    document: Document | None
    themes: Sequence[int]
    version: DossierVersion | None


def refuse_move(dossier: Dossier, kind: DossierEventKind) -> None:
    """Raise DossierMoveRefused. Holds the dossier's row: two deeds of one dossier queue."""
    list(Dossier.objects.select_for_update().filter(pk=dossier.pk))
    if not dossier_may(state_of_dossier(dossier), kind):
        raise DossierMoveRefused


def freeze(
    dossier: Dossier, *, at: datetime, as_of: date, without: Collection[UUID] = (),
    tree: LivingTree | None = None,
) -> DossierVersion:  # fmt: skip
    """Write the next version, inside a verb that tells of it. Raises NothingToFreeze."""
    items = (tree or living_tree(dossier)).items(without)
    if not items:
        raise NothingToFreeze
    last = dossier.versions.aggregate(last=Max("ordinal"))["last"] or 0
    version = DossierVersion.objects.create(
        dossier=dossier, ordinal=last + 1, title_ar=dossier.title_ar, title_fr=dossier.title_fr,
        as_of=as_of, frozen_at=at, demand_count=sum(not item.is_heading for item in items),
    )  # fmt: skip
    for item in items:
        item.version = version
    insert_rows(items)
    return version


@writes
def freeze_dossier(*, actor: Actor, at: datetime, dossier: Dossier, as_of: date) -> DossierVersion:
    """Keep the dossier as it stands, to compare with later. Raises NothingToFreeze."""
    require("demands.manage", actor, dossier)
    version = freeze(dossier, at=at, as_of=as_of)
    record("demands.version.frozen", actor=actor, at=at, about=version, after=snapshot(version))
    return version


@writes
def submit_dossier(
    *, actor: Actor, at: datetime, dossier: Dossier, administration: Organization, sent_on: date,
    **letter: Unpack[LetterFields],
) -> Submission:  # fmt: skip
    """Put a version to an administration; without one, the dossier is frozen as it stands.

    Writes `submitted` on each of its demands. May be done again for another administration.
    Raises DossierMoveRefused, VersionOfAnother, NothingToFreeze, NothingToSubmit.
    """
    require("demands.manage", actor, dossier)
    keep_inside(
        actor, dossier, administration, letter.get("document"), version := letter.get("version")
    )
    refuse_move(dossier, DossierEventKind.SUBMITTED)
    if version is None:
        version = freeze_dossier(actor=actor, at=at, dossier=dossier, as_of=sent_on)
    if version.dossier_id != dossier.id:
        raise VersionOfAnother
    themes = sorted(set(letter.get("themes", ())))
    demands = _demands_of(version, themes)
    event = DossierEvent.objects.create(
        dossier=dossier, kind=DossierEventKind.SUBMITTED, occurred_on=sent_on, recorded_at=at,
        version=version, administration=administration, our_number=letter.get("our_number", ""),
        document=letter.get("document"), themes=themes,
    )  # fmt: skip
    deeds = [Deed(demand, EventKind.SUBMITTED) for demand in demands]
    block = append_block(actor=actor, at=at, deeds=deeds, occurred_on=sent_on, block=event)
    event.demand_count = len(block.events)
    event.save()
    record("demands.dossier.submitted", actor=actor, at=at, about=event, after=snapshot(event))
    return Submission(event, len(block.events), len(block.refused))


def _demands_of(version: DossierVersion, themes: Sequence[int]) -> list[Demand]:
    """Those with a number, still in the register. Raises NothingToSubmit."""
    lines = version.items.exclude(number=None)
    if themes:
        lines = lines.filter(theme_place__in=themes)
    found = [line.demand for line in lines.select_related("demand")]
    if not found:
        raise NothingToSubmit
    return found


@writes
def record_receipt(
    *, actor: Actor, at: datetime, submission: DossierEvent, received_on: date,
    their_number: str = "", document: Document | None = None,
) -> DossierEvent:  # fmt: skip
    """The administration's stamp or register number, when it comes. Raises NotASubmission."""
    require("demands.manage", actor, submission)
    keep_inside(actor, submission, document)
    is_letter = submission.kind == DossierEventKind.SUBMITTED and submission.voided_at is None
    if not is_letter or received_on < submission.occurred_on:
        raise NotASubmission
    receipt = DossierEvent.objects.create(
        dossier=submission.dossier, kind=DossierEventKind.RECEIVED, occurred_on=received_on,
        recorded_at=at, submission=submission, version=submission.version,
        administration=submission.administration, their_number=their_number, document=document,
    )  # fmt: skip
    record("demands.dossier.received", actor=actor, at=at, about=receipt, after=snapshot(receipt))
    return receipt
