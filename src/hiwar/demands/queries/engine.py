"""The embedding of demands: whether it is on, what it makes, what waits for it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from hiwar.demands.models import Demand, DemandVector
from hiwar.matching import semantic

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

NAME: Final = semantic.MODEL
DIMENSIONS: Final = semantic.DIMENSIONS
BY_WORDS: Final = "lexical"


def why_off() -> str | None:
    """None where demands are embedded here: the package is there, runs, and is not switched off."""
    if settings.HIWAR_MATCHING == BY_WORDS:
        return "HIWAR_MATCHING=lexical"
    return semantic.why_off()


def embedded(texts: Sequence[str]) -> "Vectors":
    return semantic.embedded(texts)


@lru_cache(maxsize=512)
def embedded_query(text: str) -> "Vectors":
    """Not to be written in: what is asked while typing is asked again when it is sent."""
    vector: Vectors = embedded([text])[0]
    return vector


def packed(vector: "Vectors") -> bytes:
    return bytes(vector.astype("<f2").tobytes())


def unpacked(values: Any) -> "Vectors":
    import numpy as np  # noqa: PLC0415 - absent without the extra

    return np.frombuffer(bytes(values), dtype="<f2").astype(np.float32)


def without_vector() -> QuerySet[Demand]:
    """Numbered demands whose present wording is not embedded, the newest first."""
    made = DemandVector.objects.filter(
        demand=OuterRef("pk"), engine=NAME, words=OuterRef("wording_ar")
    )
    rows = Demand.objects.filter(removed_at=None, number__isnull=False)
    return rows.exclude(Exists(made)).order_by("-id")
