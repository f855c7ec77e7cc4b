"""Quoting: a span of a document becomes a passage that a fact may point to."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Document, Passage
from hiwar.kernel.bulk import insert_rows
from hiwar.kernel.errors import Refused


class OutsideText(Refused):
    sentence = _("The quotation must be a part of the document's text.")


def quote(*, document: Document, start: int, end: int) -> Passage:
    """Inside another verb's transaction; the same span gives the same passage. Raises OutsideText."""
    if not 0 <= start < end <= len(document.text):
        raise OutsideText
    passage, _made = Passage.objects.get_or_create(
        document=document, start=start, end=end,
        defaults={"words": document.text[start:end], "workspace_id": document.workspace_id},
    )  # fmt: skip
    return passage


def quote_all(
    *, document: Document, spans: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], Passage]:
    """As `quote`, many spans of one document in a few statements. Raises OutsideText."""
    wanted = list(dict.fromkeys(spans))
    if any(not 0 <= start < end <= len(document.text) for start, end in wanted):
        raise OutsideText
    found = {(each.start, each.end): each for each in document.passages.all()}
    fresh = [
        Passage(
            document=document, start=start, end=end, words=document.text[start:end],
            workspace_id=document.workspace_id,
        )
        for start, end in wanted
        if (start, end) not in found
    ]  # fmt: skip
    insert_rows(fresh)
    return {**found, **{(each.start, each.end): each for each in fresh}}
