"""Reads of places."""

from django.db.models import QuerySet

from hiwar import language
from hiwar.places.models import Area
from hiwar.places.vocabulary import Level


def regions() -> QuerySet[Area]:
    """The twelve, in their official order."""
    return Area.objects.filter(level=Level.REGION)


def regions_and_provinces() -> QuerySet[Area]:
    """Each region, then its provinces."""
    return Area.objects.filter(level__in=(Level.REGION, Level.PROVINCE))


def areas_named(name: str) -> list[Area]:
    """Every area of that name in Arabic or French, spelling folded; the likeliest first.

    A word such as «جهة» or «جماعة» before the name chooses the level.
    """
    codes = [area.code for area in language.areas_named(name)]
    if codes:
        found = Area.objects.select_related("parent").in_bulk(codes)
        return [found[code] for code in dict.fromkeys(codes)]
    key = language.fold(name)
    rows = Area.objects.select_related("parent").filter(search_key__endswith=f"|{key}")
    order = {Level.PROVINCE: 0, Level.COMMUNE: 1, Level.REGION: 2}
    return sorted(rows, key=lambda area: order[Level(area.level)]) if key else []
