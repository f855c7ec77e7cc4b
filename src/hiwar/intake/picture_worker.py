"""The worker that reads one page: `python -m hiwar.intake.picture_worker KIND NUMBER LIMITS < file`.

Fenced like any worker; Tesseract, its child, inherits the limits and belongs to its process group,
so that it ends with it.
"""

import base64
import json
import os
import sys

from hiwar.intake.fence_limits import EXIT_MEMORY
from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError
from hiwar.intake.worker import emitter, fence_in


def serve(kind: str, number: int, limits: Limits) -> int:
    pipe = os.dup(1)
    os.dup2(2, 1)
    emit = emitter(pipe)
    try:
        from hiwar.intake.pictures.page import read_page  # noqa: PLC0415 - before the fence

        fence_in(limits)
        page = read_page(sys.stdin.buffer.read(), kind, number, limits)
        emit({
            "text": page.text, "words": page.words, "width": page.width, "height": page.height,
            "image": base64.b64encode(page.image).decode("ascii"),
        })  # fmt: skip
    except IntakeError as refusal:
        emit({"refused": refusal.code, "variant": refusal.variant, "value": refusal.value})
    except MemoryError:
        return EXIT_MEMORY
    return 0


if __name__ == "__main__":
    os._exit(serve(sys.argv[1], int(sys.argv[2]), Limits(**json.loads(sys.argv[3]))))
