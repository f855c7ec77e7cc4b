"""What higher rooms hang on the walls of lower ones: places in the rail, panels on pages, refusals.

Filled from the `ready()` of each app; read by the shell, the `panels` tag and `FormPage`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise


def anyone(_actor: Any) -> bool:
    return True


def no_count(_actor: Any) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the rail.

    `group`: entries of a group stand together, a rule divides the groups (`record`, `work`,
    `house`); those of `workspace` and `account` are not in the rail: the first opens from the
    organization's name, the second stands on the «more» page. `tab`: its place (1-4) in the
    phone's bar, with `short` as its word there. `count` is asked once a page.
    """

    key: str
    url_name: str
    icon: str
    label: str | Promise
    order: int = 50
    count: Callable[[Any], int | None] = no_count
    group: str = "record"
    allowed: Callable[[Any], bool] = anyone
    tab: int | None = None
    short: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Something of a higher room on a lower page. `context(request, object)` returns what its
    template needs, or None when there is nothing to show.
    """

    key: str
    template: str
    context: Callable[[HttpRequest, Any], Mapping[str, Any] | None]
    order: int = 50
    allowed: Callable[[Any], bool] = anyone


_rail: dict[str, Entry] = {}
_panels: dict[str, dict[str, Panel]] = defaultdict(dict)
_refusals: list[type[Exception]] = []
_search: list[str] = []


def register_rail(entry: Entry) -> None:
    _rail[entry.key] = entry


def register_panel(page: str, panel: Panel) -> None:
    _panels[page][panel.key] = panel


def register_refusal(refusal: type[Exception]) -> None:
    """Name the exception by which a domain refuses: it has `sentence` and perhaps `field`."""
    if refusal not in _refusals:
        _refusals.append(refusal)


def register_search(url_name: str) -> None:
    """The page that answers the top bar's search (`?q=`)."""
    _search[:] = [url_name]


def rail() -> list[Entry]:
    return sorted(_rail.values(), key=lambda entry: (entry.order, entry.key))


def panels(page: str) -> list[Panel]:
    return sorted(_panels[page].values(), key=lambda panel: (panel.order, panel.key))


def refusals() -> tuple[type[Exception], ...]:
    return tuple(_refusals)


def search_url_name() -> str | None:
    return _search[0] if _search else None
