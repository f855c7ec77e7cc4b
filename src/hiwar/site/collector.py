"""What the garbage collector may leave alone in a process that serves pages."""

import gc
from typing import Final

_THRESHOLDS: Final = (50_000, 20, 50)


def leave_loaded_alone() -> None:
    """What is loaded stays loaded: the collector need not walk it during a page, nor run for every
    700 objects. The slowest pages lose a third to half of their time (docs/performance.md).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
