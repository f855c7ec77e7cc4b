"""Person, and the other names a person is met under."""

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.models import Audience, ScopedRow, fitted
from hiwar.language import name_key

NAME = 200


class Person(ScopedRow):
    """Somebody named by a document or known to the organisation; needs no account."""

    name_ar = models.CharField(_("Arabic name"), max_length=NAME)
    name_fr = models.CharField(_("French name"), max_length=NAME, blank=True)
    honorific = models.CharField(_("honorific"), max_length=60, blank=True)
    search_key = models.CharField(max_length=2 * NAME + 1, editable=False)
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.BUREAU
    )
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["workspace", "search_key"])]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fitted(
            self, "search_key", f"{name_key(self.name_ar)} {name_key(self.name_fr)}".strip()
        )
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """In the reader's script, where it is known."""
        french = not (get_language() or "ar").startswith("ar")
        return self.name_fr if french and self.name_fr else self.name_ar


class OtherName(ScopedRow):
    """A spelling of the name as some document has it, in either script."""

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="other_names"
    )
    name = models.CharField(_("spelling"), max_length=NAME)
    search_key = models.CharField(max_length=NAME, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_spelling_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fitted(self, "search_key", name_key(self.name))
        super().save(*args, **kwargs)
