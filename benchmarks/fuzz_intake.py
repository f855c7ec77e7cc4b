"""10,000 damaged files through the fence: read or refused by code, none hangs, none escapes.

    python -m benchmarks.fuzz_intake [COUNT] [FIRST_SEED]

Every format that intake knows, whole files and packages with one damaged part inside. Prints for each
the outcomes, files a second, and the slowest file's seed and seconds; then, for all: files read, files
refused, crashes (an exception that is no refusal, a reader that fell by a signal), hangs (a file that
took longer than it may). Ends with 1 where there was a crash outside the fence or a hang.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from tests.intake.forking import fork_instead
from tests.intake.fuzzing import FORMATS, LIMITS, without_tesseract

from hiwar.intake import IntakeError, extract, fence

COUNT = 10_000
# What the fence adds to its deadline: ending the group, reading the rest, a loaded machine.
GRACE = 3.0


@dataclass
class Tally:
    """Of one format. `fell`: workers ended by a signal that no limit of ours sends."""

    outcomes: Counter[str] = field(default_factory=Counter)
    escaped: list[int] = field(default_factory=list)
    hung: list[int] = field(default_factory=list)
    slowest: float = 0.0
    its_seed: int = 0
    fell: int = 0

    def take(self, seed: int, data: bytes) -> None:
        started = time.perf_counter()
        try:
            extract(data, "x", limits=LIMITS).text.encode()
            outcome = "read"
        except IntakeError as refusal:
            outcome = refusal.code
        except Exception as error:  # noqa: BLE001 - what it looks for
            outcome = f"ESCAPED {type(error).__name__}"
            self.escaped.append(seed)
        took = time.perf_counter() - started
        self.outcomes[outcome] += 1
        if took > LIMITS.wall_seconds + GRACE:
            self.hung.append(seed)
        if took > self.slowest:
            self.slowest, self.its_seed = took, seed


def fuzz(make: Callable[[int], bytes], seeds: range, fallen: list[int]) -> Tally:
    tally, before = Tally(), len(fallen)
    for seed in seeds:
        tally.take(seed, make(seed))
    tally.fell = len(fallen) - before
    return tally


def counting_falls(patch: pytest.MonkeyPatch) -> list[int]:
    """The signals of workers that fell: what the fence turns into `broken` is still seen here."""
    fallen: list[int] = []
    reason = fence._reason  # noqa: SLF001

    def seen(answer: fence._Answer) -> IntakeError:
        found = reason(answer)
        if answer.status < 0 and found.code == "broken":
            fallen.append(-answer.status)
        return found

    patch.setattr(fence, "_reason", seen)
    return fallen


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    each = -(-count // len(FORMATS))
    total = Tally()
    started = time.perf_counter()
    with pytest.MonkeyPatch.context() as patch:
        fork_instead(patch)
        fallen = counting_falls(patch)
        for name, make in FORMATS.items():
            without_tesseract(patch, name)
            begun = time.perf_counter()
            tally = fuzz(make, range(first, first + each), fallen)
            pace = each / (time.perf_counter() - begun)
            told = ", ".join(f"{code} {number}" for code, number in tally.outcomes.most_common())
            print(
                f"{name}: {told}; {pace:.0f} files/s, slowest {tally.slowest:.2f} s (seed {tally.its_seed})"
                + (f"; fell {tally.fell}" if tally.fell else "")
                + (f"; escaped at {tally.escaped}" if tally.escaped else "")
                + (f"; hung at {tally.hung}" if tally.hung else ""),
                flush=True,
            )
            total.outcomes += tally.outcomes
            total.escaped += tally.escaped
            total.hung += tally.hung
            total.slowest = max(total.slowest, tally.slowest)
    read = total.outcomes["read"]
    print(
        f"{total.outcomes.total()} files, {len(FORMATS)} formats, {time.perf_counter() - started:.0f} s: "
        f"read {read}, refused {total.outcomes.total() - read - len(total.escaped)}, "
        f"crashes {len(total.escaped)}, fell behind the fence {len(fallen)} {dict(Counter(fallen))}, "
        f"hangs {len(total.hung)}, slowest {total.slowest:.2f} s"
    )
    return int(bool(total.escaped or total.hung))


if __name__ == "__main__":
    sys.exit(main())
