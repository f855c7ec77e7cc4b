"""Words of people: who may read, why two names are held alike, journal verbs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class Likeness(models.TextChoices):
    """Why a row of the register may be the one a document names, the strongest first."""

    SAME_NAME = "same_name", _("the same name")
    OTHER_NAME = "other_name", _("a spelling already kept for it")
    SAME_LETTERS = "same_letters", _("the same letters, spaced otherwise")
    SAME_WORDS = "same_words", _("the same words in another order")
    SHORTER_NAME = "shorter_name", _("one name holds the other")
    NEAR_SPELLING = "near_spelling", _("a spelling near to it")


VERBS = {
    "people.person.added": gettext_noop("added {object} to the register of persons"),
    "people.person.corrected": gettext_noop("corrected the person {object}"),
    "people.person.withdrawn": gettext_noop("withdrew {object} from the register of persons"),
    "people.name.added": gettext_noop("kept another spelling: {object}"),
    "people.name.withdrawn": gettext_noop("withdrew the spelling {object}"),
}
