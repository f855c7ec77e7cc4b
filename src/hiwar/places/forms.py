"""A field for an area, typed by name: no list of 1,600 to scroll, nothing that needs a script."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.places.models import Area
from hiwar.places.queries import areas_named, regions_and_provinces
from hiwar.places.vocabulary import Level

WITHIN = re.compile(r"(?P<name>[^()]+)\((?P<parent>[^()]+)\)")


def label_of(area: Area) -> str:
    """What to type for this area and no other: a commune is followed by its province."""
    if area.level == Level.COMMUNE and area.parent is not None:
        return f"{area.name} ({area.parent.name})"
    return area.name


class AreaInput(forms.TextInput):
    """A line of text that offers the regions and provinces."""

    template_name = "places/area_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        offered = f"{context['widget']['attrs'].get('id', name)}-areas"
        context["widget"]["attrs"]["list"] = offered
        context |= {"offered": offered, "areas": [area.name for area in regions_and_provinces()]}
        return context


class AreaField(forms.CharField):
    """Cleans to an Area or None. A name that means several is refused with what each is called."""

    widget = AreaInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Area"))
        kwargs.setdefault("help_text", gettext_lazy("A region, a province or a commune."))
        super().__init__(max_length=200, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return label_of(value) if isinstance(value, Area) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return _meant(text) if text else None


def _meant(text: str) -> Area:
    found = _candidates(text)
    if not found:
        raise forms.ValidationError(
            _("No area has this name. Write it as it is written officially."), code="unknown"
        )
    first, *others = found
    if all(other.parent_id == first.pk for other in others):
        return first
    names = _(", ").join(label_of(area) for area in found)
    message = _("Several areas have this name. Write one of: %(names)s")
    raise forms.ValidationError(message % {"names": names}, code="several")


def _candidates(text: str) -> list[Area]:
    within = WITHIN.fullmatch(text.strip())
    if within is None:
        return areas_named(text)
    parents = {area.pk for area in areas_named(within["parent"])}
    return [area for area in areas_named(within["name"]) if area.parent_id in parents]
