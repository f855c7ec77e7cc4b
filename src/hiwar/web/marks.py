"""What the small data marks draw: stacks, rounds, regions. Plain numbers for templates."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hiwar.web.states import STATES

# Column and row of each region (by official number) on the tile map. Geography is never mirrored.
REGION_TILES: Final = {
    1: (4, 0), 2: (5, 1), 3: (4, 1), 4: (3, 1), 5: (4, 2), 6: (3, 2),
    7: (3, 3), 8: (5, 2), 9: (2, 3), 10: (2, 4), 11: (1, 4), 12: (0, 5),
}  # fmt: skip
ROUND_STEP: Final = 9
TILE_STEP: Final = 6
MOST: Final = 100  # the finest step of the .n classes


@dataclass(frozen=True, slots=True)
class Bar:
    x: int
    kind: str


@dataclass(frozen=True, slots=True)
class Tile:
    x: int
    y: int
    is_on: bool


def round_bars(rounds: Sequence[str], *, rightward: bool) -> Iterator[Bar]:
    """A bar a round, the oldest first in reading order. Kinds: `answered`, `raised`, `absent`."""
    last = len(rounds) - 1
    for place, kind in enumerate(rounds):
        column = place if rightward else last - place
        yield Bar(x=column * ROUND_STEP + 1, kind=kind)


def region_tiles(regions: Collection[int]) -> Iterator[Tile]:
    """The twelve squares, those of `regions` lit."""
    for region, (column, row) in REGION_TILES.items():
        yield Tile(column * TILE_STEP, row * TILE_STEP, region in regions)


def stack_rows(counts: Mapping[str, int] | Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """One row a state that has any, in the order of the house. Raises KeyError for another word."""
    given = dict(counts)
    unknown = set(given) - set(STATES)
    if unknown:
        raise KeyError(*unknown)
    most = max(given.values(), default=0)
    scale = MOST / most if most > MOST else 1
    return [
        {
            "key": key,
            "css": found.css,
            "label": found.label,
            "count": given[key],
            "n": max(1, round(given[key] * scale)),
        }
        for key, found in STATES.items()
        if given.get(key)
    ]
