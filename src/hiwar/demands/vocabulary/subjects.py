"""What a demand is about and how it weighs: its kind, its priority, its cost, its legal texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DemandKind(models.TextChoices):
    """The themes of labour relations, in the order of `docs/themes.md`, which maps them to the ILO's."""

    WAGES = "wages", pgettext_lazy("kind of a demand", "wages and allowances")
    STATUS = "status", pgettext_lazy("kind of a demand", "status and employment")
    CAREER = "career", pgettext_lazy("kind of a demand", "career and promotion")
    CONDITIONS = "conditions", pgettext_lazy("kind of a demand", "working conditions")
    TRAINING = "training", pgettext_lazy("kind of a demand", "training")
    SOCIAL_WORKS = "social_works", pgettext_lazy("kind of a demand", "social works")
    LIBERTIES = "liberties", pgettext_lazy("kind of a demand", "union liberties and dialogue")
    HEALTH_SAFETY = "health_safety", pgettext_lazy("kind of a demand", "health and safety")
    PENSIONS = "pensions", pgettext_lazy("kind of a demand", "pensions and social protection")
    OTHER = "other", pgettext_lazy("kind of a demand", "other")


class Priority(models.TextChoices):
    """In the order in which they are asked for."""

    URGENT = "urgent", pgettext_lazy("priority of a demand", "urgent")
    HIGH = "high", pgettext_lazy("priority of a demand", "high")
    NORMAL = "normal", pgettext_lazy("priority of a demand", "normal")


class CostPeriod(models.TextChoices):
    """Whether an estimate is of one year or of once and for all."""

    ONCE = "once", pgettext_lazy("period of a cost", "once")
    YEARLY = "yearly", pgettext_lazy("period of a cost", "a year")


class LegalKind(models.TextChoices):
    """What a legal text is, the highest first."""

    LAW = "law", _("law")
    DAHIR = "dahir", _("dahir")
    DECREE = "decree", _("decree")
    DECISION = "decision", pgettext_lazy("legal text", "decision of a minister")
    CIRCULAR = "circular", _("circular")
    AGREEMENT = "agreement", _("agreement")
