"""What shows that a word was kept, or was not."""

from django.db import models
from django.utils.translation import pgettext_lazy


class EvidenceKind(models.TextChoices):
    """What was put on the table."""

    DECREE = "decree", pgettext_lazy("evidence", "decree or order")
    CIRCULAR = "circular", pgettext_lazy("evidence", "circular")
    PAYSLIP = "payslip", pgettext_lazy("evidence", "payslip")
    PHOTO = "photo", pgettext_lazy("evidence", "photograph")
    MINUTES = "minutes", pgettext_lazy("evidence", "minutes")
    LETTER = "letter", pgettext_lazy("evidence", "letter")
    OTHER = "other", pgettext_lazy("evidence", "other paper")
