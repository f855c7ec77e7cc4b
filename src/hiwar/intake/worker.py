"""The worker's side of the fence: `python -m hiwar.intake.worker KIND LIMITS < file`.

Limits itself before it looks at the file, imports only what the kind needs, answers in frames on
what was its standard output, writes no file.
"""

import contextlib
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from hiwar.intake.fence_limits import EXIT_MEMORY
from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError

READERS: Final = {
    "html": "html_file",
    "docx": "docx_file",
    "pdf": "pdf_file",
    "mail": "mail_file",
    "image": "picture_file",
}
Emit = Callable[[dict[str, Any]], None]


def _lower(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
    # Some systems refuse an address-space limit; the deadline still holds there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(which, (ceiling, ceiling))


def fence_in(limits: Limits) -> None:
    """Gives up what a reader of one file does not need. Cannot be undone."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, 32)
    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    # Should the parent die, the worker ends itself.
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds + 1)


def emitter(pipe: int) -> Emit:
    def emit(told: dict[str, Any]) -> None:
        payload = json.dumps(told).encode()
        frame = memoryview(len(payload).to_bytes(4, "big") + payload)
        while frame:
            frame = frame[os.write(pipe, frame) :]

    return emit


def serve(kind: str, limits: Limits) -> int:
    # Whatever a library prints goes to standard error; only frames go to the parent.
    pipe = os.dup(1)
    os.dup2(2, 1)
    emit = emitter(pipe)
    try:
        reader = import_module(f"hiwar.intake.formats.{READERS[kind]}")
        fence_in(limits)
        reader.read(limits, emit)
    except IntakeError as refusal:
        emit({"refused": refusal.code, "variant": refusal.variant, "value": refusal.value})
    except MemoryError:
        return EXIT_MEMORY
    return 0


if __name__ == "__main__":
    # No interpreter shutdown: freeing a hostile tree may recurse or take long.
    os._exit(serve(sys.argv[1], Limits(**json.loads(sys.argv[2]))))
