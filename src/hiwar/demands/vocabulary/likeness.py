"""Why two demands are taken for alike, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from hiwar.matching import Reason, Why, told

_SENTENCES: Final = {
    Why.SAME_WORDS: _("the same words"),
    Why.SAME_OBJECT: _("the same object in other words"),
    Why.SAME_BENEFICIARIES: _("the same beneficiaries"),
    Why.SAME_PLACE: _("the same place or administration"),
    Why.SAME_ACTION: _("the same thing to be done"),
    Why.NEAR_IN_MEANING: _("near in meaning"),
    Why.OTHER_BENEFICIARIES: _("mind: other beneficiaries"),
}


def sentence_of(reason: Reason) -> str:
    sentence = str(_SENTENCES[reason.why])
    return f"{sentence}: {told(reason.pairs)}" if reason.pairs else sentence
