"""The act of accepting one finding: what it may look at, and the rows it makes, in one transaction."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Passage
from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision, day_of
from hiwar.kernel.errors import Refused
from hiwar.meetings.models import Meeting
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import our_organization
from hiwar.organizations.vocabulary import OrganizationKind
from hiwar.review.models import Effect, Finding, Judgement, Reading
from hiwar.review.vocabulary import EffectKind, FindingKind, Verdict
from hiwar.workspaces.domain.guards import TAKEN_BACK

M = TypeVar("M", bound=Model)
STANDING = (Verdict.ACCEPTED, Verdict.CORRECTED)
OTHER_SIDE = (OrganizationKind.ADMINISTRATION, OrganizationKind.EMPLOYER)


class DecideFirst(Refused):
    """The fact needs another one that still waits."""

    sentence = _("Decide on the meeting first: this fact belongs to it.")


class NoOrganization(Refused):
    sentence = _(
        "Accept the organisation that speaks first, or enter your own organisation in the register."
    )


class NoDay(Refused):
    sentence = _("No day is known for this fact. Correct the meeting and give its date.")


class ChoiceGone(Refused):
    sentence = _("The entry you chose is not in the register. Choose again.")


def standing(finding: Finding) -> Judgement | None:
    """The judgement that holds now; None while the finding waits."""
    last = finding.judgements.filter(replaced_by=None).order_by("-at", "-id").first()
    return None if last is None or last.verdict == Verdict.UNDONE else last


@dataclass
class Acceptance:
    """Carried through the recorders. `choice` is the id of the row it is linked to, or None for a new one."""

    actor: Actor
    at: datetime
    finding: Finding
    value: dict[str, Any]
    passage: Passage
    choice: Any = None
    effects: list[tuple[EffectKind, Model]] = field(default_factory=list)

    @property
    def reading(self) -> Reading:
        return self.finding.reading

    @property
    def kind(self) -> str:
        """The finding's kind, or the one a person corrected it to."""
        return str(self.value.get("type") or self.finding.kind)

    @property
    def by(self) -> dict[str, Any]:
        """The two arguments every verb takes."""
        return {"actor": self.actor, "at": self.at}

    def made(self, row: M) -> M:
        self.effects.append((EffectKind.MADE, row))
        return row

    def linked(self, row: M) -> M:
        self.effects.append((EffectKind.LINKED, row))
        return row

    def tied(self, row: M) -> M:
        self.effects.append((EffectKind.TIED, row))
        return row

    def chosen(self, model: type[M]) -> M | None:
        """The standing row a person linked the fact to; None where it is a new one. Raises ChoiceGone."""
        if self.choice is None:
            return None
        taken_back = {field.name for field in model._meta.fields} & TAKEN_BACK  # noqa: SLF001
        rows = model._default_manager.filter(**dict.fromkeys(taken_back))  # noqa: SLF001
        row = rows.filter(pk=self.choice).first()
        if row is None:
            raise ChoiceGone
        return self.linked(row)

    def accepted(self, key: str | None) -> Any:
        """The row that the finding of this key became; None where it waits or was refused."""
        if not key:
            return None
        finding = Finding.objects.filter(reading=self.reading, key=key).first()
        judgement = standing(finding) if finding else None
        if judgement is None or judgement.verdict not in STANDING or judgement.target_id is None:
            return None
        return apps.get_model(judgement.target_type).objects.filter(pk=judgement.target_id).first()

    def meeting(self) -> Meeting | None:
        """The meeting the document tells of. Raises DecideFirst while it waits."""
        finding = Finding.objects.filter(reading=self.reading, kind=FindingKind.MEETING).first()
        if finding is None:
            return None
        if standing(finding) is None:
            raise DecideFirst
        meeting: Meeting | None = self.accepted(finding.key)
        return meeting

    @property
    def speaker(self) -> str:
        """Whose word the fact is, as the registers say it: us, other_side, third.

        The paper of an organization that is not ours speaks as a third party, an administration's
        as the other side: it never acknowledges for us.
        """
        said = self.value.get("said_by") or "issuer"
        if said != "issuer":
            return "other_side" if said == "counterpart" else "third"
        host = self.host()
        if host.is_ours:
            return "us"
        return "other_side" if host.kind in OTHER_SIDE else "third"

    def host(self) -> Organization:
        """Who speaks: the meeting's host, or the workspace's own organization. Raises NoOrganization."""
        meeting = self.meeting()
        if meeting is not None:
            return meeting.organization
        own = our_organization(self.actor)
        if own is None:
            raise NoOrganization
        return own

    def day(self) -> tuple[date, str]:
        """The day things happened: the meeting's, or the document's own. Raises NoDay."""
        meeting = self.meeting()
        if meeting is not None and meeting.held_on is not None:
            return meeting.held_on, meeting.precision
        stated = self.value.get("when") or {}
        iso = stated.get("iso") or self.reading.day
        if not iso:
            raise NoDay
        return day_of(iso)

    def save_effects(self, judgement: Judgement) -> None:
        Effect.objects.bulk_create(
            Effect(
                workspace_id=judgement.workspace_id, judgement=judgement, place=place, kind=kind,
                object_type=row._meta.label_lower, object_id=row.pk,  # noqa: SLF001
            )
            for place, (kind, row) in enumerate(self.effects)
        )  # fmt: skip


def precise(iso: str | None) -> tuple[date | None, str]:
    """A stated day or none."""
    return day_of(iso) if iso else (None, Precision.DAY)
