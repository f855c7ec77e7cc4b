"""10,000 damaged files through the fence: read or refused by code, none hangs, none escapes.

    python -m benchmarks.fuzz_intake [COUNT] [FIRST_SEED]

Prints for each format: outcomes, files a second, the slowest file's seed and seconds. A file that
ends otherwise stops the run with its seed.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable

import pytest
from tests.intake import samples
from tests.intake.forking import fork_instead
from tests.intake.mutation import mutated

from hiwar.intake import IntakeError, Limits, extract

COUNT = 10_000
LIMITS = Limits(wall_seconds=5, cpu_seconds=4)
FORMATS: dict[str, Callable[[], bytes]] = {
    "pdf": samples.arabic_pdf,
    "docx": samples.arabic_docx,
    "html": lambda: samples.site_page().encode(),
    "text": lambda: "\n".join(samples.LINES).encode(),
}


def outcome_of(data: bytes) -> str:
    try:
        extract(data, "x", limits=LIMITS).text.encode()
    except IntakeError as refusal:
        return refusal.code
    return "read"


def fuzz(whole: bytes, seeds: range) -> tuple[Counter[str], float, int]:
    """Outcomes by code; seconds and seed of the slowest file."""
    outcomes: Counter[str] = Counter()
    slowest, its_seed = 0.0, 0
    for seed in seeds:
        started = time.perf_counter()
        try:
            outcomes[outcome_of(mutated(whole, seed))] += 1
        except Exception:
            print(f"escaped at seed {seed}")
            raise
        took = time.perf_counter() - started
        if took > slowest:
            slowest, its_seed = took, seed
    return outcomes, slowest, its_seed


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    each = range(first, first + count // len(FORMATS))
    with pytest.MonkeyPatch.context() as patch:
        fork_instead(patch)
        for name, make in FORMATS.items():
            started = time.perf_counter()
            outcomes, slowest, seed = fuzz(make(), each)
            pace = len(each) / (time.perf_counter() - started)
            told = ", ".join(f"{code} {number}" for code, number in outcomes.most_common())
            print(
                f"{name}: {told}; {pace:.0f} files/s, slowest {slowest:.2f} s (seed {seed})",
                flush=True,
            )


if __name__ == "__main__":
    main()
