"""Meeting, Attendance, Decision. Withdrawn, never deleted."""

from typing import Any

from django.db import models
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.dates import Precision
from hiwar.kernel.models import Audience, fitted
from hiwar.language import fold
from hiwar.meetings.vocabulary import (
    DecisionKind,
    MeetingKind,
    MeetingState,
    Presence,
    SaidBy,
    Side,
)
from hiwar.organizations.models import Body, Organization, Sourced
from hiwar.people.models import Person
from hiwar.places.models import Area

TITLE = 300
PLACE = 200


class Meeting(Sourced):
    """A meeting of `organization`, its host; perhaps of a body of it, perhaps with a counterpart.

    `held_on` is the day it was or is to be held; null where no document says it.
    """

    kind = models.CharField(_("kind"), max_length=24, choices=MeetingKind.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState.choices, editable=False
    )
    organization = models.ForeignKey(
        Organization, verbose_name=_("host"), on_delete=models.PROTECT, related_name="meetings"
    )
    body = models.ForeignKey(
        Body,
        verbose_name=_("body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
    )
    counterpart = models.ForeignKey(
        Organization, verbose_name=_("the other side"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="meetings_as_counterpart",
    )  # fmt: skip
    held_on = models.DateField(_("day"), null=True, blank=True)
    precision = models.CharField(
        _("precision"), max_length=6, choices=Precision.choices, default=Precision.DAY
    )
    starts_at = models.TimeField(_("hour"), null=True, blank=True)
    place_text = models.CharField(_("place"), max_length=PLACE, blank=True)
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    slogan = models.TextField(_("slogan"), blank=True)
    title_ar = models.CharField(_("Arabic title"), max_length=TITLE, blank=True)
    title_fr = models.CharField(_("French title"), max_length=TITLE, blank=True)
    ordinal = models.PositiveSmallIntegerField(_("ordinal"), null=True, blank=True)
    search_key = models.TextField(editable=False)
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.BUREAU
    )

    class Meta(Sourced.Meta):
        indexes = [models.Index(fields=["workspace", "-held_on"])]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fitted(
            self,
            "search_key",
            fold(f"{self.title_ar} {self.title_fr} {self.place_text} {self.slogan}"),
        )
        super().save(*args, **kwargs)

    @property
    def title(self) -> str:
        """Its title in the reader's language; the kind with its ordinal where it has none."""
        french = not (get_language() or "ar").startswith("ar")
        own = self.title_fr if french and self.title_fr else self.title_ar
        if own:
            return own
        kind = capfirst(str(MeetingKind(self.kind).label))
        return f"{kind} {self.ordinal}" if self.ordinal else kind


class Attendance(Sourced):
    """Somebody who sat there: a person, an office as written, or a group with its count."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="attendance"
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attendance",
    )
    post_text = models.CharField(_("office as written"), max_length=TITLE, blank=True)
    group_text = models.CharField(_("group"), max_length=TITLE, blank=True)
    count = models.PositiveIntegerField(_("count"), null=True, blank=True)
    side = models.CharField(_("side"), max_length=12, choices=Side.choices, default=Side.ISSUER)
    presence = models.CharField(
        _("whether they came"), max_length=12, choices=Presence.choices, default=Presence.PRESENT
    )
    stand_in = models.CharField(_("represented by"), max_length=TITLE, blank=True)
    leads = models.BooleanField(_("leads the delegation"), default=False)

    def __str__(self) -> str:
        return str(self.person) if self.person else self.post_text or self.group_text


class Decision(Sourced):
    """A decision, recommendation or position in its words; `parent` is the point above it."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="decisions"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=DecisionKind.choices)
    text_ar = models.TextField(_("text"))
    addressed_to = models.CharField(_("addressed to"), max_length=TITLE, blank=True)
    due_text = models.CharField(_("term as written"), max_length=TITLE, blank=True)
    due_on = models.DateField(_("term"), null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=pgettext_lazy("item", "stands under"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    said_by = models.CharField(
        _("said by"), max_length=12, choices=SaidBy.choices, default=SaidBy.US
    )

    class Meta(Sourced.Meta):
        ordering = ["id"]

    def __str__(self) -> str:
        return Truncator(self.text_ar).chars(80)
