"""How documents are searched: by title, name of the file, and text, part by part."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hiwar.documents.models import Document
from hiwar.documents.queries import readings_of, visible_to
from hiwar.kernel.actors import Actor
from hiwar.search import (
    Address,
    Draft,
    Found,
    Hit,
    Query,
    Source,
    has_hit,
    hits,
    itself,
    marked,
    parts_of,
    snippet,
)
from hiwar.web.dates import day_in_words


def _documents() -> QuerySet[Document]:
    return Document.objects.filter(withdrawn_at=None)


def _entries(rows: Sequence[Document]) -> Iterator[Draft]:
    """A word may stand in the title, another in a part of the text."""
    for row in rows:
        parts = list(parts_of(row.text)) or [(0, "")]
        for number, (start, words) in enumerate(parts):
            yield Draft(
                row.pk, title=row.title, body=words, other=row.file_name, part=number, start=start,
                audience=row.audience, day=row.received_at.date(),
            )  # fmt: skip


def _show(actor: Actor, found: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    ids = [hit.object_id for hit in found]
    rows, read = visible_to(actor).in_bulk(ids), readings_of(actor, ids)
    return [
        _found(row, hit, query, address, address(*read.get(row.pk, ("documents:document", row.pk))))
        for hit in found
        if (row := rows.get(hit.object_id))
    ]


def _found(row: Document, hit: Hit, query: Query, address: Address, url: str) -> Found:
    """The file's name is shown where it was found and the title does not tell it."""
    by_name = row.file_name != row.title and has_hit(row.file_name, query)
    spans = hits(hit.body, query)
    at = (
        urlencode({"from": hit.start + spans[0][0], "to": hit.start + spans[0][1]}) if spans else ""
    )
    places = ngettext("%(n)s place", "%(n)s places", hit.places) % {"n": hit.places}
    return Found(
        url=url, icon="file-text", title=snippet(row.title, query),
        quote=snippet(hit.body, query) if spans else (),
        meta=marked(
            query, places if spans and hit.places > 1 else "", day_in_words(row.received_at),
            row.file_name if by_name else "",
        ),
        place=f"{address('documents:document', row.pk)}?{at}" if at else "",
        end=PurePath(row.file_name).suffix.removeprefix(".").upper()[:5],
    )  # fmt: skip


SOURCE = Source(
    "documents", _("Documents"), "documents.view", rows=_documents, entries=_entries, show=_show,
    order=40, touched={"documents.document": itself},
)  # fmt: skip
