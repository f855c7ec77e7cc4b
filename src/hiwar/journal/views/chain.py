"""The whole chain, checked when somebody asks: the sentence of the notice."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hiwar.journal.domain import verify
from hiwar.journal.domain.heads import exported_heads

NUMBERS = re.compile(r"\d+")
# What `verify` says, its numbers taken out; a test compares them with what it can say.
REASONS = (
    gettext_noop("entry %(n)s is missing"),
    gettext_noop("it does not follow the entry before it"),
    gettext_noop("its fields are not those that were sealed"),
    gettext_noop("it is not the entry whose head was exported"),
    gettext_noop("its payload row is missing"),
    gettext_noop("its payload is not the one that was sealed"),
    gettext_noop("its payload was erased, and no entry tells who did it"),
    gettext_noop("the head is missing"),
    gettext_noop("the head was not sealed with our key"),
    gettext_noop("the tail is cut: the head stands at %(n)s"),
    gettext_noop("an exported head stands at %(n)s"),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check: where the chain breaks and why, or nothing."""

    at: datetime
    broken_at: int | None = None
    reason: str = ""


def checked(workspace_id: UUID, *, at: datetime) -> Checked:
    """Walk the chain from its start, against the heads exported so far."""
    kept = exported_heads(Path(settings.JOURNAL_HEADS)).get(workspace_id, [])
    found = verify(workspace_id, exported=kept)
    if found is None:
        return Checked(at)
    return Checked(at, found.sequence, reason_in_words(found.reason))


def reason_in_words(reason: str) -> str:
    number = NUMBERS.search(reason)
    if number is None:
        return _(reason)
    return _(NUMBERS.sub("%(n)s", reason)) % {"n": number.group()}
