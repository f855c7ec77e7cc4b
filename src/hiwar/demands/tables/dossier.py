"""The dossier as a table and as a paper."""

from collections.abc import Callable, Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from hiwar.demands.models import Demand
from hiwar.demands.queries import DossierPage, Row, Section
from hiwar.demands.queries.standing import Standing
from hiwar.demands.vocabulary import DemandState
from hiwar.paper import render_pdf
from hiwar.web.dates import day_in_words, language
from hiwar.web.export import Column
from hiwar.web.states import mark
from hiwar.web.wording import counted, reference

Line = tuple[Section, Row]
TEMPLATE = "demands/paper/dossier.typ"


def demand_reference(demand: Demand | None) -> str:
    """«م-014», empty for a heading or none."""
    return reference(demand.number) if demand is not None and demand.number else ""


def demand_lines(page: DossierPage) -> list[Line]:
    return [(section, row) for section in page.sections for row in section.rows]


def _state(row: Row) -> str:
    return str(mark(row.state).label) if row.state else ""


def words_of(standing: Standing) -> str:
    """The other side's last words, empty where they gave none."""
    return standing.answer.words if standing.answer else ""


def demand_table(page: DossierPage) -> tuple[list[list[Any]], list[Column]]:
    """Cells and heads, read now in the reader's language: a streamed file leaves both behind."""
    columns = _columns()
    table = [[value(line) for _title, value in columns] for line in demand_lines(page)]
    return table, [Column(title, itemgetter(n)) for n, (title, _value) in enumerate(columns)]


def _columns() -> list[tuple[str, Callable[[Line], Any]]]:
    return [
        (_("Reference"), lambda line: demand_reference(line[1].demand)),
        (_("Theme"), lambda line: line[0].theme.name if line[0].theme else ""),
        (_("Under"), _above),
        (_("Demand"), lambda line: line[1].demand.wording),
        (_("State"), lambda line: _state(line[1])),
        (_("Age in days"), lambda line: line[1].age),
        (_("First raised on"), lambda line: _first(line[1])),
        (_("Rounds raised in"), lambda line: line[1].raised_in),
        (_("Last answer"), lambda line: words_of(line[1].standing)),
        (_("Answered on"), lambda line: line[1].answer and line[1].answer.occurred_on),
        (_("Categories concerned"), lambda line: line[1].demand.beneficiaries),
        (_("Regions concerned"), lambda line: _areas(line[1])),
    ]


def _above(line: Line) -> str:
    section, row = line
    above = next((e.demand for e in section.rows if e.demand.id == row.demand.parent_id), None)
    return "" if above is None else demand_reference(above) or above.wording


def _first(row: Row) -> Any:
    return row.standing.first and row.standing.first.occurred_on


def _areas(row: Row) -> str:
    return "، ".join(area.name for area in row.demand.areas.all())


def dossier_paper(page: DossierPage, workspace: Any, at: datetime) -> bytes:
    """The page as an A4 PDF in the reader's language, its letterhead in both."""
    assert page.dossier is not None  # noqa: S101 - the view asks before
    data = {
        "lang": language(),
        "title": page.dossier.title,
        "subtitle": _subtitle(page),
        "head": {"name_ar": workspace.name_ar, "name_fr": workspace.name_fr},
        "footer": _("Made on %(day)s") % {"day": day_in_words(at)},
        "page_words": _("Page %1 of %2"),
        "counts": [f"{mark(state).label} {count}" for state, count in page.counts.items()],
        "themes": list(_themes(page)),
    }
    return render_pdf(TEMPLATE, data, at=at)


def _subtitle(page: DossierPage) -> str:
    total = counted(page.total, "%(n)s demand", "%(n)s demands")
    if page.added_since:
        since = counted(page.added_since, "%(n)s entered since", "%(n)s entered since")
        total = f"{total} ({since})"
    adopted = page.dossier.adopted_on if page.dossier else None
    if adopted is None:
        return total
    return _("Adopted on %(day)s, %(total)s") % {"day": day_in_words(adopted), "total": total}


def _themes(page: DossierPage) -> Iterator[dict[str, Any]]:
    for section in page.sections:
        if section.rows:
            yield {
                "letter": section.letter,
                "name": section.theme.name if section.theme else _("Under no theme"),
                "count": counted(section.total, "%(n)s demand", "%(n)s demands"),
                "rows": [_paper_row(row) for row in section.rows],
            }


def _paper_row(row: Row) -> dict[str, Any]:
    answer = row.answer
    return {
        "depth": row.depth,
        "ref": demand_reference(row.demand),
        "words": row.demand.wording,
        "heading": row.demand.is_heading,
        "about": row.demand.beneficiaries,
        "answer": words_of(row.standing),
        "answered": day_in_words(answer.occurred_on, precision=answer.precision) if answer else "",
        "state": _("closed") if row.state is DemandState.CLOSED else _state(row),
    }
