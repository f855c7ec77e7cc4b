"""Files from strangers to text: plain text, HTML, DOCX, ODT, XLSX, mail, PDF with a text layer.

The kind is decided by content, never by name. Plain text is decoded here; everything else is
opened in a fenced process of its own (see `fence`). Pure Python: no Django, no network, no clock
beyond the fence's own deadline, and no file with a name is ever written.
"""

from hiwar.intake.messages import CODES, Language
from hiwar.intake.names import clean_name, clean_title
from hiwar.intake.outcome import (
    MAX_BYTES,
    Enclosed,
    Extracted,
    Limits,
    Mark,
    Notice,
    PageText,
    Watch,
    Word,
)
from hiwar.intake.refusal import IntakeError

__all__ = [
    "CODES",
    "MAX_BYTES",
    "Enclosed",
    "Extracted",
    "IntakeError",
    "Limits",
    "Mark",
    "Notice",
    "PageText",
    "Watch",
    "Word",
    "clean_name",
    "clean_title",
    "extract",
    "said",
]


def extract(
    data: bytes, name: str, *, limits: Limits | None = None, watch: Watch | None = None
) -> Extracted:
    """The text of `data`. `name` is what the sender called it; it decides nothing.

    For plain text, `text` is the decoded file unaltered (a byte order mark is not text). For other
    kinds C0 controls but tab and newline are dropped; bidi controls stay. Raises `IntakeError`, and
    what `watch` raises: then the reading is ended and nothing of it is left.
    """
    # The worker imports this package too and must not pay for the fence.
    from hiwar.intake.reception import receive  # noqa: PLC0415

    del name
    return receive(data, limits or Limits(), watch)


def said(notice: Notice, language: Language) -> str:
    """The sentence of a notice in another language than its own Arabic."""
    from hiwar.intake.messages import said_notice  # noqa: PLC0415

    return said_notice(notice.code, notice.values, language)
