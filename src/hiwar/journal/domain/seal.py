"""The arithmetic of the chain: canonical JSON, SHA-256, HMAC-SHA-256 (RFC 2104) of the head."""

import hashlib
import hmac
from typing import Any, Final

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from hiwar.journal.models import Entry, Head

_PLAIN: Final = DjangoJSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: Any) -> bytes:
    """One spelling for one value: sorted keys, no spaces, UTF-8."""
    return _PLAIN.encode(value).encode()


def digest_of(salt: str, content: Any) -> str:
    return hashlib.sha256(salt.encode() + canonical(content)).hexdigest()


def hash_of(entry: Entry) -> str:
    return hashlib.sha256(canonical(entry.sealed_fields())).hexdigest()


def mac_of(head: Head) -> str:
    """MAC of (workspace, sequence, hash) under `settings.JOURNAL_KEY`, which the database never holds."""
    message = canonical([str(head.workspace_id), head.sequence, head.hash])
    return hmac.new(settings.JOURNAL_KEY, message, hashlib.sha256).hexdigest()
