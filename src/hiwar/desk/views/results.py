"""What the page of results asks for and offers: the address taken apart, choices with their counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hiwar.kernel.actors import Actor
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.search import THEM, US, Found
from hiwar.search.finding import Chosen, Findings
from hiwar.web.states import STATES, mark

MOST_CHOICES: Final = 8
SIDES: Final = {US: pgettext_lazy("who said it", "us"), THEM: _("the administration")}
FACETS: Final = {
    "who": pgettext_lazy("facet", "Who said it"), "year": _("When"), "state": _("State of the demand"),
    "party": _("Whom it concerns"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """The results of one register; `more` are those not shown beside the other groups."""

    key: str
    label: str | Promise
    total: int
    shown: list[Found]
    query: str
    is_verbatim: bool = False

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to narrow to, or chosen already; `query` turns it over."""

    label: str | Promise
    count: int
    query: str
    is_on: bool
    side: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    key: str
    label: str | Promise
    choices: list[Choice]


class Asked:
    """The address of the page, taken apart; what makes no sense in it is left out."""

    def __init__(self, given: QueryDict) -> None:
        self.words = given.get("q", "")
        self.exact = given.get("exact") == "1"
        years = [int(year) for year in given.getlist("year") if year.isdecimal() and len(year) == 4]  # noqa: PLR2004
        page = given.get("page", "")
        self.chosen = Chosen(
            source=given.get("in", ""), years=tuple(years),
            sides=tuple(side for side in given.getlist("who") if side in SIDES),
            states=tuple(state for state in given.getlist("state") if state in STATES),
            parties=tuple(_uuids(given.getlist("party"))),
            page=int(page) if page.isdecimal() and len(page) < 4 else 1,  # noqa: PLR2004
        )  # fmt: skip

    @property
    def loose(self) -> str:
        return self.address(exact=False)

    @property
    def strict(self) -> str:
        return self.address(exact=True)

    @property
    def everywhere(self) -> str:
        return self.address(within="")

    @property
    def wide(self) -> str:
        """The same words, narrowed to nothing but the register."""
        return self.address(chosen=Chosen(source=self.chosen.source))

    def address(
        self, *, within: str | None = None, exact: bool | None = None, chosen: Chosen | None = None
    ) -> str:
        """The query of a page like this one, from its first results on."""
        made, chosen = QueryDict(mutable=True), chosen or self.chosen
        made["q"] = self.words
        made["in"] = chosen.source if within is None else within
        if self.exact if exact is None else exact:
            made["exact"] = "1"
        for name, values in _told(chosen).items():
            made.setlist(name, [str(value) for value in values])
        for name in [name for name in made if not made[name]]:
            del made[name]
        return made.urlencode()

    def turned(self, facet: str, value: Any) -> str:
        """With the value chosen where it was not, and left where it was."""
        column = COLUMNS[facet]
        held = getattr(self.chosen, column)
        fresh = tuple(each for each in held if each != value) if value in held else (*held, value)
        told: dict[str, Any] = {column: fresh}
        return self.address(chosen=replace(self.chosen, **told))


COLUMNS: Final = {"who": "sides", "year": "years", "state": "states", "party": "parties"}


def _told(chosen: Chosen) -> dict[str, tuple[Any, ...]]:
    return {name: getattr(chosen, column) for name, column in COLUMNS.items()}


def _uuids(given: Iterable[str]) -> Iterable[UUID]:
    for each in given:
        try:
            yield UUID(each)
        except ValueError:
            continue


def choices_of(actor: Actor, findings: Findings, asked: Asked) -> list[Facet]:
    """The facets that have anything to choose; an organization only where the actor may read it."""
    counts = findings.counts
    parties = _names(actor, [*asked.chosen.parties, *_first(counts.parties)])
    found: dict[str, list[Any]] = {
        "who": [value for value in SIDES if counts.sides[value] or value in asked.chosen.sides],
        "year": sorted({*counts.years, *asked.chosen.years}, reverse=True)[:MOST_CHOICES],
        "state": [state for state in STATES if counts.states[state] or state in asked.chosen.states],
        "party": list(parties),
    }  # fmt: skip
    labels: dict[str, Callable[[Any], Any]] = {
        "who": lambda side: SIDES[side], "year": str, "state": lambda state: mark(state).label,
        "party": lambda party: parties[party],
    }  # fmt: skip
    return [
        Facet(key, FACETS[key], [
            _choice(key, value, labels[key](value), counts, asked) for value in values
        ])
        for key, values in found.items() if values
    ]  # fmt: skip


def _choice(facet: str, value: Any, label: Any, counts: Any, asked: Asked) -> Choice:
    column = COLUMNS[facet]
    return Choice(
        label, getattr(counts, column)[value], asked.turned(facet, value),
        is_on=value in getattr(asked.chosen, column), side=value if facet == "who" else "",
        state=value if facet == "state" else "",
    )  # fmt: skip


def _first(counts: Any) -> list[UUID]:
    return [party for party, _number in counts.most_common(MOST_CHOICES)]


def _names(actor: Actor, parties: Iterable[UUID]) -> dict[UUID, str]:
    wanted = list(dict.fromkeys(parties))
    known = visible_organizations(actor).in_bulk(wanted) if wanted else {}
    return {party: known[party].name for party in wanted if party in known}
