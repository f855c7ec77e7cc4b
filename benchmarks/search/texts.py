"""Invented texts of the genre, as many as wanted: few words often, many seldom, as in real ones."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from hiwar.search.registry import THEM, US, Draft
from hiwar.search.words.lexicon import PLURALS


def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            some = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            some.append(line)
    return found


LISTS = _lists()
VERBS, THINGS, WHOM, ENDS = (LISTS[name] for name in ("verbs", "things", "whom", "ends"))
FRENCH, QUERIES = LISTS["french"], LISTS["queries"]
KINDS = (("demands", 44), ("answers", 26), ("commitments", 10), ("decisions", 8), ("documents", 12))
STATES = ("met", "partly_met", "committed", "in_dialogue", "raised", "refused")
TODAY = date(2026, 11, 20)


class Writer:
    """Texts from one seed: the same every time."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        letters = "بتجحخدرزسشصضطظعغفقكلمنهوي"
        rare = [
            "".join(self.random.choices(letters, k=self.random.randint(3, 6)))
            for _ in range(30_000)
        ]
        self.words = [*PLURALS, *rare]
        self.weights = [1 / (place + 20) for place in range(len(self.words))]
        self.reserve: list[str] = []
        self.parties = [UUID(int=self.random.getrandbits(128)) for _ in range(12)]

    def _often(self, among: list[str]) -> str:
        """The first ones more often than the last."""
        return among[min(int(self.random.expovariate(1 / (len(among) / 4))), len(among) - 1)]

    def _seldom(self) -> str:
        if not self.reserve:
            self.reserve = self.random.choices(self.words, self.weights, k=20_000)
        return self.reserve.pop()

    def sentence(self) -> str:
        end = self._often(ENDS).replace("{n}", str(self.random.randint(2, 999)))
        parts = [
            self._often(VERBS),
            self._often(THINGS),
            self._seldom(),
            self._often(WHOM),
            self._seldom(),
            end,
        ]
        return " ".join(parts)

    def draft(self) -> Draft:
        random = self.random
        (source,) = random.choices([name for name, _ in KINDS], [share for _, share in KINDS])
        words = self.sentence()
        if source == "documents":
            words = "؛ ".join([words, *(self.sentence() for _ in range(5))])
        elif random.random() < 0.2:
            words += f"\n{self._often(FRENCH)} {self._seldom()}"
        is_demand = source == "demands"
        return Draft(
            UUID(int=random.getrandbits(128)), title=words if is_demand else "", body="" if is_demand else words,
            reference=random.randint(1, 5000) if is_demand else None,
            audience="members" if random.random() < 0.3 else "bureau",
            side=random.choice((US, THEM)), state=random.choice(STATES) if is_demand else "",
            day=TODAY - timedelta(days=random.randint(0, 9 * 365)),
            party_id=random.choice(self.parties),
        )  # fmt: skip

    def drafts(self, number: int) -> Iterator[Draft]:
        return (self.draft() for _ in range(number))
