"""Support."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.demand import Demand
from hiwar.kernel.models import ScopedRow

_STANDS = models.Q(withdrawn_at__isnull=True)


class Support(ScopedRow):
    """A signature under a demand: of a member who signs in, of a person who signed on paper, or of
    a branch by its meeting. Exactly one of `user`, `person`, `meeting`.
    """

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="supports")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="supports"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="supports"
    )
    branch = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name=_("branch"),
    )  # fmt: skip
    signed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["signed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["demand", "user"], condition=_STANDS, name="one_signature_a_user"
            ),
            models.UniqueConstraint(
                fields=["demand", "person"], condition=_STANDS, name="one_signature_a_person"
            ),
            models.UniqueConstraint(
                fields=["demand", "meeting", "branch"], condition=_STANDS,
                name="one_support_a_meeting",
            ),
            models.CheckConstraint(
                name="one_signer",
                condition=models.Q(user__isnull=False, person=None, meeting=None)
                | models.Q(user=None, person__isnull=False, meeting=None)
                | models.Q(user=None, person=None, meeting__isnull=False, branch__isnull=False),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["workspace", "demand", "branch"])]

    def __str__(self) -> str:
        return str(self.demand)
