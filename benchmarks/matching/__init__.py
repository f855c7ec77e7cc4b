"""The same demand in other words: ours beside BM25 and PostgreSQL, in one run (docs/matching.md)."""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.matching import rivals
from benchmarks.matching.pairs import Pair, grown, half, pools

from hiwar.matching import InMemory, LexicalIndex, Pool, analyse, candidates
from hiwar.matching import semantic as embedding

LARGE, HUGE = 10_000, 100_000
TOGETHER = 64
KEPT = Path(os.environ.get("HIWAR_HOME", "var")) / "bench-matching.npz"


def main() -> None:
    """Print one line a method and pool: recall@1, recall@5, MRR, milliseconds a query (median, p95)."""
    url = os.environ.get("HIWAR_DATABASE_URL")
    if url:
        _compare(url)
        return
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tools.run_tests import postgresql

    with postgresql() as own:
        _compare(own)


def _compare(url: str) -> None:
    with_meaning = embedding.why_off() is None
    print(f"embedding: {'on' if with_meaning else embedding.why_off()}")
    for name in ("heldout", "tune"):
        for pool_name, pool in pools(name).items():
            own = half(name)
            asked = own.with_french if pool_name == "french" else list(own.pairs)
            _table(f"{name}, {pool_name}", asked, pool, url, with_meaning=with_meaning)
    own = half("heldout")
    large = grown(pools("heldout")["near"], LARGE)
    _table("heldout, near", list(own.pairs), large, url, with_meaning=False)
    _huge(own.pairs, with_meaning=with_meaning)
    if with_meaning:
        print(f"\nheldout, near: {len(own.pairs)} queries among {LARGE}")
        _with_embedding(list(own.pairs), large)


def _table(
    title: str, asked: Sequence[Pair], pool: list[str], url: str, *, with_meaning: bool
) -> None:
    print(f"\n{title}: {len(asked)} queries among {len(pool)}")
    ours = Pool(pool)
    _row(
        "ours, words and rings",
        asked,
        lambda query: _places(ours.candidates(query, most=rivals.DEEP)),
    )
    _row("BM25, plain words", asked, rivals.bm25(pool, rivals.words))
    _row("BM25, light stems", asked, rivals.bm25(pool, rivals.stems))
    with rivals.postgresql(url, pool) as rank:
        _row("PostgreSQL arabic", asked, rank)
    if with_meaning:
        _with_embedding(asked, pool)


def _with_embedding(asked: Sequence[Pair], pool: list[str]) -> None:
    near = Pool(pool, _vectors(pool))
    near.candidates(asked[0].asked, embedding.embedded([asked[0].asked])[0])
    _row(
        "ours, with embedding", asked,
        lambda query: _places(
            near.candidates(query, embedding.embedded([query])[0], most=rivals.DEEP)
        ),
    )  # fmt: skip


def _places(found: Sequence[Any]) -> list[int]:
    return [each.place for each in found]


def _row(method: str, asked: Sequence[Pair], rank: rivals.Ranker) -> None:
    ranks: list[int | None] = []
    spent: list[float] = []
    for target, pair in enumerate(asked):
        start = time.perf_counter()
        places = rank(pair.asked)
        spent.append((time.perf_counter() - start) * 1000)
        ranks.append(places.index(target) + 1 if target in places else None)
    levels = " ".join(
        f"{level} {_recall([r for r, p in zip(ranks, asked, strict=True) if p.level == level], 1):.2f}"
        for level in ("easy", "medium", "hard")
    )
    mrr = statistics.fmean(1 / rank if rank else 0 for rank in ranks)
    print(
        f"  {method:22} @1 {_recall(ranks, 1):.3f}  @5 {_recall(ranks, 5):.3f}  MRR {mrr:.3f}"
        f"  {statistics.median(spent):6.1f} ms, p95 {_p95(spent):6.1f}  ({levels})"
    )


def _recall(ranks: Sequence[int | None], depth: int) -> float:
    return statistics.fmean(bool(rank and rank <= depth) for rank in ranks) if ranks else 0.0


def _p95(spent: list[float]) -> float:
    return sorted(spent)[int(len(spent) * 0.95)]


def _vectors(texts: Sequence[str]) -> Any:
    """Kept between runs: 10,000 texts take minutes."""
    import numpy as np

    kept: dict[str, Any] = {}
    if KEPT.exists():
        with np.load(KEPT) as held:
            kept = dict(zip(held["texts"].tolist(), held["vectors"], strict=True))
    missing = [text for text in dict.fromkeys(texts) if text not in kept]
    start = time.perf_counter()
    for place in range(0, len(missing), TOGETHER):
        part = missing[place : place + TOGETHER]
        kept.update(zip(part, embedding.embedded(part), strict=True))
    if missing:
        pace = len(missing) / (time.perf_counter() - start)
        print(f"  (embedded {len(missing)} texts, {pace:.0f} a second)")
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        np.savez(KEPT, texts=np.array(list(kept)), vectors=np.stack(list(kept.values())))
    return np.stack([kept[text] for text in texts])


def _huge(asked: Sequence[Pair], *, with_meaning: bool) -> None:
    """Time alone: generated demands, and random vectors, for 100,000 real ones take an hour."""
    texts = grown(pools("heldout")["near"], HUGE)
    index = LexicalIndex()
    start = time.perf_counter()
    index.extend(texts)
    print(f"\n{HUGE} demands: indexed in {time.perf_counter() - start:.1f} s")
    matrix = None
    if with_meaning:
        import numpy as np

        matrix = (
            np.random.default_rng(1).normal(size=(HUGE, embedding.DIMENSIONS)).astype(np.float32)
        )
        matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)

    def whole(text: str) -> None:
        candidates(
            text, index, InMemory(matrix, embedding.embedded([text])[0]), texts.__getitem__, most=5
        )

    parts: dict[str, Callable[[str], Any]] = {
        "words and rings": lambda text: candidates(text, index, None, texts.__getitem__, most=5)
    }
    if matrix is not None:
        parts["one query embedded"] = lambda text: embedding.embedded([text])
        parts["with embedding"] = whole
    for label, part in {"a loop of 100,000": lambda _text: sum(range(100_000)), **parts}.items():
        spent = [_processor_time(part, pair.asked) for pair in asked]
        print(
            f"  {label:22} {statistics.median(spent):6.1f} ms of processor, p95 {_p95(spent):6.1f}"
        )


def _processor_time(part: Callable[[str], Any], text: str) -> float:
    """Milliseconds, the better of two: what else runs here does not count."""
    spent = []
    for _again in range(2):
        analyse.cache_clear()
        start = time.process_time()
        part(text)
        spent.append((time.process_time() - start) * 1000)
    return min(spent)
