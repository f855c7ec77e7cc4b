"""Words that the desk's own templates need beside those of `web`."""

from datetime import date

from django import template

from hiwar.places.models import Area
from hiwar.web.dates import MONTHS, WEEKDAYS, language
from hiwar.web.states import mark

register = template.Library()


@register.simple_tag
def month_name(day: date) -> str:
    return MONTHS[language()][day.month - 1]


@register.simple_tag
def weekday_name(day: date) -> str:
    return WEEKDAYS[language()][day.weekday()]


@register.simple_tag
def state_word(state: str) -> str:
    return str(mark(str(state)).label)


@register.simple_tag
def region_number(region: Area) -> int:
    """The official number of a region: its place on the tile map."""
    return int(region.region_code)
