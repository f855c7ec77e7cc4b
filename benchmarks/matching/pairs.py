"""The labelled pairs, and pools of any size around them."""

import random
from dataclasses import dataclass
from pathlib import Path

HALVES = ("tune", "heldout")
NEAR = 230
_FOLDER = Path(__file__).parent


@dataclass(slots=True)
class Pair:
    """A demand, the same in other words, one that is near and yet another; `french` is empty for some."""

    level: str
    asked: str
    same: str = ""
    near: str = ""
    french: str = ""


@dataclass(frozen=True, slots=True)
class Half:
    pairs: tuple[Pair, ...]
    others: tuple[str, ...]

    @property
    def with_french(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.french]


def half(name: str) -> Half:
    """See the head of `tune.txt` for the format."""
    pairs: list[Pair] = []
    others: list[str] = []
    level = ""
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        mark, _space, text = line.partition(" ")
        if mark == "##":
            level = text
        elif mark == "###":
            level = "others"
        elif level == "others" and line:
            others.append(line)
        elif mark == "?":
            pairs.append(Pair(level, text))
        elif mark in ("=", "~", "f"):
            setattr(pairs[-1], {"=": "same", "~": "near", "f": "french"}[mark], text)
    return Half(tuple(pairs), tuple(others))


def pools(name: str) -> dict[str, list[str]]:
    """The rewordings come first, in the order of the pairs.

    `near`: some 240 candidates, among them for every query its own near miss. `plain`: as many, with
    the near misses of the other half instead. `french`: 60 French versions.
    """
    own = half(name)
    other = half(next(each for each in HALVES if each != name))
    same = [pair.same for pair in own.pairs]
    misses = [pair.near for pair in own.pairs]
    foreign = [pair.near for pair in other.pairs] + [pair.same for pair in other.pairs]
    missing = NEAR - len(same) - len(misses) - len(own.others)
    french = [pair.french for pair in own.with_french + other.with_french]
    return {
        "near": [*same, *misses, *own.others, *other.others[: max(missing, 0)]],
        "plain": [*same, *foreign, *own.others][: NEAR + 10],
        "french": french,
    }


def grown(pool: list[str], size: int) -> list[str]:
    """The pool and generated demands: the beginning of one, the middle of another, at times a third's end."""
    chance = random.Random(7)
    halves = [half(name) for name in HALVES]
    seeds = [text for each in halves for text in each.others]
    seeds += [text for each in halves for pair in each.pairs for text in (pair.same, pair.near)]
    words = [text.split() for text in seeds]
    made = set(pool)
    while len(made) < size:
        one, two, three = (chance.choice(words) for _ in range(3))
        start = one[: chance.randint(1, max(1, len(one) - 1))]
        middle = two[chance.randint(1, max(1, len(two) - 2)) :]
        end = three[-2:] if chance.random() < 0.4 else []
        made.add(" ".join([*start, *middle, *end]))
    return [*pool, *sorted(made - set(pool))][:size]
