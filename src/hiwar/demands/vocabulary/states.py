"""The seven states of a demand, and closed, which stands outside the bar."""

from django.db import models
from django.utils.translation import pgettext_lazy


class DemandState(models.TextChoices):
    """In the order of the state bar."""

    MET = "met", pgettext_lazy("state of a demand", "met")
    PARTLY_MET = "partly_met", pgettext_lazy("state of a demand", "partly met")
    COMMITTED = "committed", pgettext_lazy("state of a demand", "committed")
    IN_DIALOGUE = "in_dialogue", pgettext_lazy("state of a demand", "in dialogue")
    RAISED = "raised", pgettext_lazy("state of a demand", "raised")
    REFUSED = "refused", pgettext_lazy("state of a demand", "refused")
    ROLLED_BACK = "rolled_back", pgettext_lazy("state of a demand", "rolled back")
    CLOSED = "closed", pgettext_lazy("state of a demand", "closed")
