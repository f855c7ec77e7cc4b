"""How documents answer the search: by title and file name all of them, by text the newest."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Document
from hiwar.documents.queries import folded_texts, readings_of, texts_of, visible_to
from hiwar.kernel.actors import Actor
from hiwar.search import (
    Found,
    Query,
    Results,
    Source,
    answers,
    has_hit,
    joined,
    marked,
    matches,
    snippet,
)
from hiwar.search.registry import Address
from hiwar.web.dates import day_in_words

TEXTS = 400  # whose text is looked through, the newest
TITLES = 4000


def find_documents(actor: Actor, query: Query, address: Address) -> Results:
    """A word may stand in the title, another in the text."""
    rows = list(visible_to(actor)[:TITLES])
    folded = folded_texts(rows[:TEXTS])
    found = [row for row in rows if answers(f"{row.search_key}\n{folded.get(row.pk, '')}", query)]
    if query.exact:
        texts = texts_of(found)
        found = [row for row in found if matches(_words(row, texts[row.pk]), query)]

    def make(shown: Sequence[Document]) -> list[Found]:
        texts, read = texts_of(shown), readings_of(actor, [row.pk for row in shown])
        return [
            _found(
                row, texts[row.pk], query,
                address(*read.get(row.pk, ("documents:document", row.pk))),
            )
            for row in shown
        ]  # fmt: skip

    return Results(found, make)


def _words(row: Document, text: str) -> str:
    return joined(row.title, row.file_name, text)


def _found(row: Document, text: str, query: Query, url: str) -> Found:
    """The file's name is shown where it was found and the title does not tell it."""
    by_name = row.file_name != row.title and has_hit(row.file_name, query)
    return Found(
        url=url, icon="file-text", title=snippet(row.title, query),
        quote=snippet(text, query) if has_hit(text, query) else (),
        meta=marked(query, day_in_words(row.received_at), row.file_name if by_name else ""),
    )  # fmt: skip


SOURCE = Source("documents", _("Documents"), find_documents, 40)
