"""The shell's own context: rail, theme, language, fonts. Computed when a template asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from typing import Any, Final

from django.core.cache import caches
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise

from hiwar.web import registry
from hiwar.web.dates import language
from hiwar.web.links import workspace_slug, workspace_url

THEMES: Final = ("light", "dark")
THEME_COOKIE: Final = "hiwar_theme"
OUTSIDE_RAIL: Final = ("workspace", "account")


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the rail as this actor sees it on this page."""

    key: str
    url: str
    icon: str
    label: str | Promise
    short: str | Promise
    group: str
    tab: int | None
    count: int | None
    is_current: bool
    ends_group: bool = False


class Shell:
    """What `web/base.html` needs of a request. Counts are asked only when the rail is drawn."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.actor: Any = getattr(request, "actor", None)
        self.workspace: Any = getattr(request, "workspace", None)
        self.language = language()

    @property
    def lang(self) -> str:
        return "ar-MA" if self.language == "ar" else self.language

    @property
    def direction(self) -> str:
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def theme(self) -> str | None:
        """The remembered choice; None leaves it to the device."""
        chosen = self.request.COOKIES.get(THEME_COOKIE)
        return chosen if chosen in THEMES else None

    @property
    def fonts(self) -> bool:
        """Whether to send the font sheet: not to those who ask to save data."""
        return self.request.headers.get("Save-Data", "").lower() != "on"

    @property
    def today(self) -> date:
        return timezone.localdate()

    @property
    def slug(self) -> str | None:
        return workspace_slug(self.request)

    @property
    def name(self) -> str:
        return str(getattr(self.actor, "name", "") or getattr(self.request, "user", ""))

    @property
    def role(self) -> str:
        """What the actor is here, in words, where the actor says so."""
        return str(getattr(self.actor, "title", ""))

    @property
    def workspace_name(self) -> str:
        """The organization's name in the page's language, Arabic where it has no other."""
        french = getattr(self.workspace, "name_fr", "") if self.language != "ar" else ""
        return str(french or self.workspace or "")

    @property
    def search_url(self) -> str | None:
        name = registry.search_url_name()
        if name is None or self.actor is None:
            return None
        return workspace_url(self.request, name)

    @property
    def logout_url(self) -> str | None:
        try:
            return reverse("account_logout")
        except NoReverseMatch:
            return None

    @cached_property
    def places(self) -> list[Place]:
        """Every entry this actor may open, in order. Empty when nobody acts."""
        if self.actor is None:
            return []
        return [self._place(entry) for entry in registry.rail() if entry.allowed(self.actor)]

    @property
    def rail(self) -> Iterator[tuple[str, list[Place]]]:
        """(group, places), group by group."""
        inside = [place for place in self.places if place.group not in OUTSIDE_RAIL]
        for group, places in groupby(inside, key=lambda place: place.group):
            yield group, list(places)

    @property
    def tabs(self) -> list[Place]:
        return sorted(
            (place for place in self.places if place.tab), key=lambda place: place.tab or 0
        )

    @property
    def switch_url(self) -> str | None:
        """Where the organization's name leads."""
        return next((place.url for place in self.places if place.group == "workspace"), None)

    @property
    def account(self) -> list[Place]:
        return [place for place in self.places if place.group == "account"]

    def _place(self, entry: registry.Entry) -> Place:
        match = self.request.resolver_match
        current = getattr(self.request, "rail_key", None)
        here = match is not None and match.view_name == entry.url_name
        return Place(
            key=entry.key,
            url=workspace_url(self.request, entry.url_name),
            icon=entry.icon,
            label=entry.label,
            short=entry.short or entry.label,
            group=entry.group,
            tab=entry.tab,
            count=self._count(entry),
            is_current=current == entry.key if current else here,
        )

    def _count(self, entry: registry.Entry) -> int | None:
        """Kept until something is written, where the request says what it is fresh as."""
        fresh = getattr(self.request, "fresh_as", None)
        if fresh is None or entry.count is registry.no_count:
            return entry.count(self.actor)
        key = sha256(f"rail {entry.key} {fresh}".encode()).hexdigest()
        kept: int | None = caches["pages"].get_or_set(key, lambda: entry.count(self.actor) or 0)
        return kept or None


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor."""
    return {"shell": Shell(request)}
