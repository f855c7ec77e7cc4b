"""Quoting: a span of a document becomes a passage that a fact may point to."""

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Document, Passage
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
