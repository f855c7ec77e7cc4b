"""Words of places."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """The three floors of the territory, the widest first."""

    REGION = "region", _("region")
    PROVINCE = "province", _("province or prefecture")
    COMMUNE = "commune", _("commune")
