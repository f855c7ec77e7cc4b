"""From words and the document they were read in to the passage that proves them."""

from django.utils.translation import gettext_lazy as _

from hiwar.documents.domain import quote
from hiwar.documents.models import Document, Passage
from hiwar.kernel.errors import Refused
from hiwar.language import fold_with_map


class WordsNotInDocument(Refused):
    sentence = _("These words do not stand in the document chosen. Copy them from its text.")
    field = "words"


def passage_from(document: Document | None, words: str) -> Passage | None:
    """The passage of `document` that says `words`, spelling folded; None without a document.

    Inside another verb's transaction. Raises WordsNotInDocument.
    """
    if document is None:
        return None
    text = fold_with_map(document.text)
    wanted = fold_with_map(words.strip()).text
    place = text.text.find(wanted) if wanted else -1
    if place < 0:
        raise WordsNotInDocument
    start, end = text.original(place, place + len(wanted))
    return quote(document=document, start=start, end=end)
