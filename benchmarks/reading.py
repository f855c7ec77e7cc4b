"""How fast documents are read: 1,000 words each, one core, beside a calibration loop and peak memory."""

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

from hiwar.reading.reader import read, ruled

DOCUMENTS = Path(__file__).parents[1] / "tests" / "documents"
WORDS = 1000
ROUNDS = 3
LARGE = 2 * 1024 * 1024
CALIBRATION_STEPS = 2_000_000


def main() -> None:
    """Print one JSON object: documents a second, seconds for a text of 2 MB, the machine's own pace."""
    documents = thousand_word_documents()
    read(documents[0], name="warm.txt")
    print(json.dumps(measured(documents), ensure_ascii=False, indent=1))


def measured(documents: list[str]) -> dict[str, float]:
    calibration = seconds_of(count_up)
    best = min(seconds_of(lambda: read_all(documents)) for _ in range(ROUNDS))
    by_rules = min(seconds_of(lambda: rule_all(documents)) for _ in range(ROUNDS))
    large = text_of_size(documents, LARGE)
    half = text_of_size(documents, LARGE // 2)
    whole_seconds = seconds_of(lambda: read(large, name="large.txt"))
    half_seconds = seconds_of(lambda: read(half, name="half.txt"))
    return {
        "documents_per_second": round(len(documents) / best, 1),
        "documents_per_second_by_rules_alone": round(len(documents) / by_rules, 1),
        "words_per_document": WORDS,
        "seconds_for_2_mb": round(whole_seconds, 2),
        "seconds_for_1_mb": round(half_seconds, 2),
        "calibration_seconds": round(calibration, 3),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def thousand_word_documents() -> list[str]:
    """The twins, each repeated with its line ends until it has 1,000 words."""
    return [
        grown(path.read_text(encoding="utf-8")) for path in sorted(DOCUMENTS.glob("twin_*.txt"))
    ]


def grown(text: str) -> str:
    pieces: list[str] = []
    words = 0
    for line in (text + "\n").splitlines(keepends=True) * WORDS:
        pieces.append(line)
        words += len(line.split())
        if words >= WORDS:
            break
    return "".join(pieces)


def text_of_size(documents: list[str], size: int) -> str:
    """A text of about `size` bytes made of the documents."""
    block = "\n".join(documents)
    return block * max(1, size // len(block.encode()))


def read_all(documents: list[str]) -> None:
    for document in documents:
        read(document, name="document.txt")


def rule_all(documents: list[str]) -> None:
    for document in documents:
        ruled(document, name="document.txt")


def count_up() -> None:
    """A plain loop: what this machine does in the same breath."""
    total = 0
    for step in range(CALIBRATION_STEPS):
        total += step % 7


def seconds_of(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
