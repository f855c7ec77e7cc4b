"""Geometry of the small data marks: rounds and regions. Plain numbers for templates."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# Column and row of each region (by official number) on the tile map. Geography is never mirrored.
REGION_TILES: Final = {
    1: (4, 0), 2: (5, 1), 3: (4, 1), 4: (3, 1), 5: (4, 2), 6: (3, 2),
    7: (3, 3), 8: (5, 2), 9: (2, 3), 10: (2, 4), 11: (1, 4), 12: (0, 5),
}  # fmt: skip
ROUND_STEP: Final = 9
TILE_STEP: Final = 6


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
