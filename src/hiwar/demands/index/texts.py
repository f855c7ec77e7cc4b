"""The legal texts that rows rest on, in the words in which they are looked for."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from typing import Final
from uuid import UUID

from django.utils.translation import override

from hiwar.demands.models import LegalBasis, LegalText
from hiwar.demands.vocabulary import LegalKind
from hiwar.search import Query, has_hit, joined

_LANGUAGES: Final = ("ar", "fr")
_NUMBER: Final = "رقم numéro"  # as people type it before one


def text_told(text: LegalText) -> str:
    """What it is, in both languages whoever writes, its number and article."""
    number = f"{_NUMBER} {text.text_number}" if text.text_number else ""
    return joined(_kind(text.text_kind), number, text.text_article)


@cache
def _kind(kind: str) -> str:
    if kind not in LegalKind.values:
        return ""
    told = []
    for language in _LANGUAGES:
        with override(language):
            told.append(str(LegalKind(kind).label))
    return joined(*told)


def bases_told(demands: Collection[UUID]) -> dict[UUID, str]:
    """Demand -> the texts on which it rests, with the words that matter."""
    rows = LegalBasis.objects.filter(demand__in=demands, withdrawn_at=None)
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in rows.select_related("passage"):
        words = row.passage.words if row.passage else row.words
        found[row.demand_id] += [text_told(row), words]
    return {demand: joined(*told) for demand, told in found.items()}


def text_found(query: Query, text: LegalText) -> str:
    """The text as it is shown, where it is what was looked for."""
    shown = f"{text.get_text_kind_display()} {text.text_number}".strip()
    return shown if has_hit(shown, query) else ""
