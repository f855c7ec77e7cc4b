"""States of a demand, timings of a commitment: shape, word and color, always together."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Mark:
    """`css` is the class that carries the color, `symbol` the glyph's id in the sprite."""

    css: str
    symbol: str
    label: Promise


# In the order every bar, legend and list keeps.
STATES: Mapping[str, Mark] = {
    "met": Mark("s-done", "st-done", pgettext_lazy("demand", "Met")),
    "partly_met": Mark("s-partial", "st-partial", pgettext_lazy("demand", "Partly met")),
    "committed": Mark("s-promise", "st-promise", pgettext_lazy("demand", "Committed")),
    "in_dialogue": Mark("s-dialog", "st-dialog", pgettext_lazy("demand", "In dialogue")),
    "raised": Mark("s-raised", "st-raised", pgettext_lazy("demand", "Raised")),
    "refused": Mark("s-rejected", "st-rejected", pgettext_lazy("demand", "Refused")),
    "rolled_back": Mark("s-retracted", "st-retracted", pgettext_lazy("demand", "Rolled back")),
    "closed": Mark("s-closed", "st-closed", pgettext_lazy("demand", "Closed")),
}

TIMINGS: Mapping[str, Mark] = {
    "on_time": Mark("s-promise", "st-promise", _("Commitment within its deadline")),
    "soon": Mark("s-promise", "st-soon", _("Commitment due soon")),
    "late": Mark("s-rejected", "st-late", _("Commitment overdue")),
    "mandate_late": Mark("s-rejected", "st-mlate", _("Mandate ended")),
}


def mark(key: str) -> Mark:
    """The mark of a state or a timing. Raises KeyError for any other word."""
    return TIMINGS[key] if key in TIMINGS else STATES[key]
