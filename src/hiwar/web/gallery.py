"""Sample data of the gallery of components: everything named in it is invented."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

COUNTS = {
    "met": 9,
    "partly_met": 7,
    "committed": 11,
    "in_dialogue": 8,
    "raised": 8,
    "refused": 3,
    "rolled_back": 1,
}
HISTORY = ("answered", "absent", "answered", "raised", "answered", "absent", "answered", "answered")
QUOTATION = "تُشكَّل لجنة مشتركة قبل متم نونبر"

# What `counted` is given in a template: named here so that the catalogs carry it.
SAMPLE_COUNT = ngettext_lazy("%(n)s commitment", "%(n)s commitments", "n")


class SampleForm(forms.Form):
    owner = forms.CharField(label=_("Owner of the commitment"), initial=_("The secretary general"))
    deadline = forms.CharField(
        label=_("Deadline"), help_text=_("Day, month and year"), required=False
    )
    wording = forms.CharField(
        label=_("Wording of the commitment"),
        error_messages={"required": _("Copy the commitment word for word from the minutes")},
    )
    strength = forms.ChoiceField(
        label=_("Strength"),
        choices=[("said", _("Said")), ("written", _("Written")), ("signed", _("Signed"))],
        widget=forms.RadioSelect,
    )
    region = forms.ChoiceField(label=_("Region"), choices=[("4", _("All regions"))])
    is_public = forms.BooleanField(label=_("Shown to members"), required=False)


def gallery_context() -> dict[str, Any]:
    """What `web/components.html` draws."""
    form = SampleForm({"owner": "", "deadline": "", "strength": "said", "region": "4"})
    form.full_clean()
    return {
        "states": list(COUNTS),
        "timings": ["on_time", "soon", "late"],
        "counts": COUNTS,
        "history": HISTORY,
        "regions": {1, 3, 8, 2},
        "covered": [1, 2, 3, 4, 5, 6, 7, 9, 10],
        "form": form,
        "quotation": QUOTATION,
        "today": date(2025, 11, 20),
        "deadline": date(2025, 11, 15),
        "held_on": date(2025, 10, 21),
        "icons": [
            "send",
            "undo-2",
            "chevron-left",
            "arrow-right",
            "search",
            "gavel",
            "scale",
            "lock",
        ],
    }
