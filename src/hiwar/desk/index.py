"""How each register answers the search: what the actor may see, then word by word."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hiwar.demands import queries as demands
from hiwar.demands.models import Demand
from hiwar.desk.queries.texts import folded_texts
from hiwar.dialogue.queries import Line, lines_of
from hiwar.documents.models import Document
from hiwar.documents.queries import visible_to as visible_documents
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import today
from hiwar.language import fold
from hiwar.meetings.models import Meeting
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.models import Person
from hiwar.people.queries import people_named
from hiwar.people.queries import visible_to as visible_people
from hiwar.review.models import Reading
from hiwar.search import Found, Piece, Query, Results, Source, answers, matches, pieces, snippet
from hiwar.search.registry import Address
from hiwar.web.dates import day_in_words
from hiwar.web.states import mark

MOST = 200  # of one register: whoever needs more writes another word
DOCUMENTS = 400  # whose text is looked through, the newest
TITLES = 4000

Rows = TypeVar("Rows", bound=Model)


def narrowed(rows: QuerySet[Rows], query: Query, *columns: str) -> QuerySet[Rows]:
    """Rows that may answer: every word, or its stem, stands in a folded column."""
    for word in query.words:
        either = Q()
        for column in columns:
            for needle in word.needles:
                either |= Q(**{f"{column}__contains": needle})
        rows = rows.filter(either)
    return rows


def answering(rows: Iterable[Any], query: Query, words: Callable[[Any], str]) -> list[Any]:
    return [row for row in rows if matches(words(row), query)][:MOST]


def _marked(query: Query, *parts: str) -> tuple[list[Piece], ...]:
    return tuple(pieces(part, query) for part in parts if part)


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _shown(query: Query, *spellings: str) -> str:
    """The first of some names of a thing that answers a word, the first of all where none does."""
    given = [words for words in spellings if words]
    answers = (words for words in given if any(run.is_hit for run in pieces(words, query)))
    return next(answers, given[0] if given else "")


def find_demands(actor: Actor, query: Query, address: Address) -> Results:
    rows = narrowed(demands.visible_to(actor).exclude(number=None), query, "search_key")

    def make(found: Sequence[Demand]) -> list[Found]:
        shown = demands.visible_to(actor).filter(pk__in=[row.pk for row in found])
        standings = demands.standings_of(demands.with_ledger(shown))
        states = {each.demand.pk: each.state for each in standings}
        return [
            Found(
                url=address("demands:demand", row.pk), number=row.number,
                title=snippet(_shown(query, row.wording, row.wording_ar), query),
                mark=str(states.get(row.pk) or "raised"),
                meta=_marked(query, *_state_words(states.get(row.pk))),
            )
            for row in found
        ]  # fmt: skip

    return Results(answering(rows, query, _words_of_demand), make)


def _words_of_demand(row: Demand) -> str:
    return _joined(row.wording_ar, row.wording_fr)


def _state_words(state: Any) -> tuple[str, ...]:
    return (str(mark(str(state)).label),) if state else ()


def find_commitments(actor: Actor, query: Query, address: Address) -> Results:
    def make(found: Sequence[Line]) -> list[Found]:
        return [
            Found(
                url=address("dialogue:commitment", line.commitment.pk), mark=line.glyph,
                quote=snippet(_said(query, line), query), meta=_marked(query, *_due(line)),
            )
            for line in found
        ]  # fmt: skip

    return Results(answering(lines_of(actor, today()), query, _words_of_commitment), make)


def _said(query: Query, line: Line) -> str:
    return _shown(query, line.commitment.wording_ar, line.commitment.wording_fr)


def _words_of_commitment(line: Line) -> str:
    return _joined(line.commitment.wording_ar, line.commitment.wording_fr, line.owner)


def _due(line: Line) -> tuple[str, ...]:
    words = [line.owner, str(line.fate.label)]
    if line.due_on:
        words.append(day_in_words(line.due_on, precision=line.due_precision))
    return tuple(word for word in words if word)


def find_meetings(actor: Actor, query: Query, address: Address) -> Results:
    columns = ("search_key", "organization__search_key", "counterpart__search_key")
    rows = narrowed(visible_meetings(actor), query, *columns)

    def make(found: Sequence[Meeting]) -> list[Found]:
        return [
            Found(
                url=address("meetings:meeting", row.pk), icon="gavel",
                title=snippet(row.title, query), meta=_marked(query, *_where(row)),
                quote=snippet(row.slogan, query) if matches_some(row.slogan, query) else (),
            )
            for row in found
        ]  # fmt: skip

    return Results(answering(rows, query, _words_of_meeting), make)


def matches_some(text: str, query: Query) -> bool:
    return any(run.is_hit for run in pieces(text, query))


def _words_of_meeting(row: Meeting) -> str:
    hosts = (row.organization, row.counterpart)
    names = [f"{host.name_ar} {host.name_fr} {host.short_name}" for host in hosts if host]
    return _joined(row.title_ar, row.title_fr, row.place_text, row.slogan, *names)


def _where(row: Meeting) -> tuple[str, ...]:
    day = day_in_words(row.held_on, precision=row.precision) if row.held_on else ""
    parts = (day, str(row.counterpart or row.organization), row.place_text)
    return tuple(part for part in parts if part)


def find_documents(actor: Actor, query: Query, address: Address) -> Results:
    """By title all of them, by text the newest: a document has no folded column."""
    rows = list(visible_documents(actor)[:TITLES])
    folded = folded_texts(rows[:DOCUMENTS])
    found = [row for row in rows if answers(f"{fold(row.title)}\n{folded.get(row.pk, '')}", query)]
    if query.exact:
        texts = _texts_of(found)
        found = [row for row in found if matches(_joined(row.title, texts[row.pk]), query)]

    def make(shown: Sequence[Document]) -> list[Found]:
        texts, read = _texts_of(shown), _readings_of(actor, shown)
        return [
            _found_document(row, texts[row.pk], query, _address_of(row, read, address))
            for row in shown
        ]

    return Results(found, make)


def _texts_of(rows: Iterable[Document]) -> dict[Any, str]:
    found = Document.objects.filter(pk__in=[row.pk for row in rows])
    return dict(found.values_list("pk", "text"))


def _address_of(row: Document, read: dict[Any, Any], address: Address) -> str:
    reading = read.get(row.pk)
    if reading is not None:
        return address("review:reading", reading)
    return address("documents:document", row.pk)


def _readings_of(actor: Actor, documents: Iterable[Document]) -> dict[Any, Any]:
    """The newest reading of each, where the actor may open readings."""
    if not actor.may("review.view"):
        return {}
    rows = Reading.objects.filter(document__in=[row.pk for row in documents]).order_by("made_at")
    return dict(rows.values_list("document_id", "pk"))


def _found_document(row: Document, text: str, query: Query, url: str) -> Found:
    return Found(
        url=url, icon="file-text", title=snippet(row.title, query),
        quote=snippet(text, query) if matches_some(text, query) else (),
        meta=_marked(query, day_in_words(row.received_at)),
    )  # fmt: skip


def find_people(actor: Actor, query: Query, address: Address) -> Results:
    """By any spelling kept of a name; exact, by the two names of the register."""

    def make(found: Sequence[Person]) -> list[Found]:
        return [
            Found(
                url=address("people:person", row.pk), icon="user-plus",
                title=pieces(_shown(query, str(row), row.name_ar, row.name_fr), query),
            )
            for row in found
        ]  # fmt: skip

    if query.exact:
        return Results(answering(visible_people(actor), query, _names_of_person), make)
    return Results(list(people_named(actor, query.typed)[:MOST]), make)


def _names_of_person(row: Person) -> str:
    return _joined(row.name_ar, row.name_fr)


def find_organizations(actor: Actor, query: Query, address: Address) -> Results:
    rows = narrowed(visible_organizations(actor), query, "search_key")

    def make(found: Sequence[Organization]) -> list[Found]:
        return [
            Found(
                url=address("organizations:organization", row.pk), icon="network",
                title=pieces(_name_shown(query, row), query),
                meta=_marked(query, str(row.get_kind_display())),
            )
            for row in found
        ]  # fmt: skip

    return Results(answering(rows, query, _names_of_organization), make)


def _name_shown(query: Query, row: Organization) -> str:
    return _shown(query, row.name, row.name_ar, row.name_fr, row.short_name)


def _names_of_organization(row: Organization) -> str:
    return _joined(row.name_ar, row.name_fr, row.short_name)


SOURCES = (
    Source("demands", _("Demands"), find_demands, 10),
    Source("commitments", _("Commitments"), find_commitments, 20),
    Source("meetings", _("Meetings"), find_meetings, 30),
    Source("documents", pgettext_lazy("register", "Documents"), find_documents, 40),
    Source("people", _("People"), find_people, 50),
    Source("organizations", _("Organizations"), find_organizations, 60),
)
