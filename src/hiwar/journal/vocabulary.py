"""What the journal can speak of: verbs with their sentences, objects with their names and pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_noop

ERASED = "journal.payload.erased"
VERBS = {ERASED: gettext_noop("erased the content of entry {object}")}
GENESIS = "0" * 64

_sentences: dict[str, str] = {}
_objects: dict[str, "Spoken"] = {}


@dataclass(frozen=True, slots=True)
class Spoken:
    """How an object type is named; `url(workspace_slug, object_id)` where it has a page."""

    label: str | Promise
    url: Callable[[str, Any], str] | None = None


def register_verbs(sentences: Mapping[str, str]) -> None:
    """`<app>.<noun>.<past participle>` -> an msgid with `{object}`. Called from `apps.py`."""
    _sentences.update(sentences)


def register_object(object_type: str, spoken: Spoken) -> None:
    _objects[object_type] = spoken


def sentence_for(verb: str) -> str:
    """The msgid; raises KeyError for a verb that no app has registered."""
    return _sentences[verb]


def known_verbs() -> Mapping[str, str]:
    return dict(_sentences)


def spoken_object(object_type: str) -> Spoken | None:
    return _objects.get(object_type)
