"""Organization, Body, Post, Mandate, Assignment. Withdrawn or ended, never deleted."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Passage
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import Audience, ScopedRow, fitted
from hiwar.language import fold
from hiwar.organizations.vocabulary import BodyKind, MandateEvent, OrganizationKind, Standing
from hiwar.people.models import Person
from hiwar.places.models import Area
from hiwar.workspaces.vocabulary import Role

NAME = 300


def _in_language(arabic: str, french: str) -> str:
    """The French words for a French or English reader where there are any, else the Arabic."""
    return french if french and not (get_language() or "ar").startswith("ar") else arabic


class Sourced(ScopedRow):
    """A fact of the register; its passage is null where it stands without source."""

    passage = models.ForeignKey(
        Passage,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True, editable=False)

    class Meta(ScopedRow.Meta):
        abstract = True


class Organization(Sourced):
    """An organization, or a branch: one with a parent.

    `is_ours` marks the workspace's own organization and its branches.
    """

    name_ar = models.CharField(_("Arabic name"), max_length=NAME)
    name_fr = models.CharField(_("French name"), max_length=NAME, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganizationKind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("branch of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="branches",
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_ours = models.BooleanField(_("ours"), default=False)
    standing = models.CharField(
        _("standing"), max_length=12, choices=Standing.choices, default=Standing.NONE
    )
    bureau_until = models.DateField(_("mandate of the bureau until"), null=True, blank=True)
    search_key = models.CharField(max_length=2 * NAME + 62, editable=False)
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.BUREAU
    )

    class Meta(Sourced.Meta):
        indexes = [models.Index(fields=["workspace", "is_ours", "kind"])]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fitted(
            self, "search_key", fold(f"{self.name_ar} {self.name_fr} {self.short_name}")
        )
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        return _in_language(self.name_ar, self.name_fr)


class Body(Sourced):
    """A bureau, council, committee of an organization."""

    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="bodies",
    )
    kind = models.CharField(_("kind"), max_length=24, choices=BodyKind.choices)
    name_ar = models.CharField(_("Arabic name"), max_length=NAME)
    name_fr = models.CharField(_("French name"), max_length=NAME, blank=True)
    search_key = models.CharField(max_length=2 * NAME + 1, editable=False)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fitted(self, "search_key", fold(f"{self.name_ar} {self.name_fr}"))
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        return _in_language(self.name_ar, self.name_fr)


class Post(Sourced):
    """A seat, which exists without a holder; of a body, or of the organization itself."""

    organization = models.ForeignKey(
        Organization, verbose_name=_("organization"), on_delete=models.PROTECT, related_name="posts"
    )
    body = models.ForeignKey(
        Body,
        verbose_name=_("body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="posts",
    )
    title_ar = models.CharField(_("Arabic title"), max_length=NAME)
    title_fr = models.CharField(_("French title"), max_length=NAME, blank=True)
    search_key = models.CharField(max_length=2 * NAME + 1, editable=False)

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fitted(self, "search_key", fold(f"{self.title_ar} {self.title_fr}"))
        super().save(*args, **kwargs)

    @property
    def title(self) -> str:
        return _in_language(self.title_ar, self.title_fr)


class Mandate(Sourced):
    """A person on a post, from a day (included) until a day (excluded); either may be unknown."""

    post = models.ForeignKey(
        Post, verbose_name=_("post"), on_delete=models.PROTECT, related_name="mandates"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="mandates"
    )
    held_from = models.DateField(_("held from"), null=True, blank=True)
    from_precision = models.CharField(
        _("precision of the beginning"),
        max_length=6,
        choices=Precision.choices,
        default=Precision.DAY,
    )
    held_until = models.DateField(_("held until"), null=True, blank=True)
    until_precision = models.CharField(
        _("precision of the end"), max_length=6, choices=Precision.choices, default=Precision.DAY
    )
    event = models.CharField(_("event"), max_length=12, choices=MandateEvent.choices, blank=True)

    class Meta(Sourced.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(held_from__isnull=True)
                | models.Q(held_until__isnull=True)
                | models.Q(held_until__gte=models.F("held_from")),
                name="mandate_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} — {self.post}"


class Assignment(ScopedRow):
    """A user's rights over one branch of ours and all under it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Role.choices, default=Role.COORDINATOR
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    granted_at = models.DateTimeField(_("opened on"))
    ended_at = models.DateTimeField(_("closed on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_assignment_a_branch",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} — {self.organization}"
