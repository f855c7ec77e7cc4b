"""Which fields the journal's pages tell of, and the names of those that have none of their own."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

# Folded keys, hashes and counters follow from what is told already; the entry itself says when.
UNTOLD = frozenset(
    {
        "at", "made_at", "recorded_at", "entered_at", "sha256", "search_key", "token_digest",
        "spans", "start", "end", "key", "parent_key", "rule", "reader_version", "replaces_id",
        "target_id", "target_type", "object_id", "object_type", "received_by", "by", "precision", "given_precision",
        "due_precision", "kind_key", "name_key",
    }
)  # fmt: skip
# Django names a field after its column where the model gives no other name: «sent at».
NAMES: Mapping[str, Promise] = {
    "founded at": pgettext_lazy("field", "founded at"),
    "granted at": pgettext_lazy("field", "granted at"),
    "ended at": pgettext_lazy("field", "ended at"),
    "sent at": pgettext_lazy("field", "sent at"),
    "accepted at": pgettext_lazy("field", "accepted at"),
    "revoked at": pgettext_lazy("field", "revoked at"),
    "erased at": pgettext_lazy("field", "erased at"),
    "expires at": pgettext_lazy("field", "expires at"),
    "slug": pgettext_lazy("field", "slug"),
    "is demonstration": pgettext_lazy("field", "is demonstration"),
    "parent": pgettext_lazy("field", "parent"),
    "file name": pgettext_lazy("field", "file name"),
    "size": pgettext_lazy("field", "size"),
    "fault": pgettext_lazy("field", "fault"),
    "media type": pgettext_lazy("field", "media type"),
    "received by name": pgettext_lazy("field", "received by name"),
    "received at": pgettext_lazy("field", "received at"),
    "withdrawn at": pgettext_lazy("field", "withdrawn at"),
    "document": pgettext_lazy("field", "document"),
    "number": pgettext_lazy("field", "number"),
    "start": pgettext_lazy("field", "start"),
    "words": pgettext_lazy("field", "words"),
    "source": pgettext_lazy("field", "source"),
    "adopted by": pgettext_lazy("field", "adopted by"),
    "opened at": pgettext_lazy("field", "opened at"),
    "position": pgettext_lazy("field", "position"),
    "raised first by": pgettext_lazy("field", "raised first by"),
    "removed at": pgettext_lazy("field", "removed at"),
    "occurred on": pgettext_lazy("field", "occurred on"),
    "passage": pgettext_lazy("field", "passage"),
    "voided at": pgettext_lazy("field", "voided at"),
    "counterpart": pgettext_lazy("field", "counterpart"),
    "dialogue": pgettext_lazy("field", "dialogue"),
    "round": pgettext_lazy("field", "round"),
    "owner": pgettext_lazy("field", "owner"),
    "new due on": pgettext_lazy("field", "new due on"),
    "warnings": pgettext_lazy("field", "warnings"),
    "reading": pgettext_lazy("field", "reading"),
    "value": pgettext_lazy("field", "value"),
    "certainty": pgettext_lazy("field", "certainty"),
    "warned": pgettext_lazy("field", "warned"),
    "finding": pgettext_lazy("field", "finding"),
    "verdict": pgettext_lazy("field", "verdict"),
    "by name": pgettext_lazy("field", "by name"),
    "judgement": pgettext_lazy("field", "judgement"),
    "content": pgettext_lazy("field", "content"),
    "code": pgettext_lazy("field", "code"),
    "name ar": pgettext_lazy("field", "name ar"),
    "name fr": pgettext_lazy("field", "name fr"),
}
