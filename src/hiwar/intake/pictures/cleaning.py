"""A photograph or scan made like a print: the sheet cut out, evenly lit, upright, without noise.

Every step is measured by `python -m benchmarks ocr`; what it wins is in docs/paper.md.
"""

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Grey = NDArray[np.float32]
Point = tuple[float, float]

_THUMB: Final = 480
_CELL: Final = 8
_STEEPEST: Final = 8.0
_LEAST_TURN: Final = 0.08
_NOISY: Final = 6.0
_SOFT: Final = 0.8 / 2340  # of the longer side: 0.8 pixel on A4 at 200 dpi
_INK: Final = 0.72
_NEARLY: Final = 1e-6
# A sheet on a table: most of what is one with the middle is inside the four corners, and little outside.
_LEAST_SHEET, _LEAST_INSIDE, _MOST_OUTSIDE, _LEAST_OFF = 0.25, 0.85, 0.05, 0.01
_SMALL: Final = 360
_STEP: Final = 0.22


def cleaned(picture: Image.Image) -> Image.Image:
    """Grey to grey; the size changes where a sheet is cut out or turned upright."""
    corners = sheet_corners(picture)
    if corners is not None:
        picture = _cut_out(picture, corners)
    picture = evenly_lit(picture)
    angle = skew(picture)
    if abs(angle) > _LEAST_TURN:
        picture = picture.rotate(
            angle, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255
        )
    if noise(picture) > _NOISY:
        return picture.filter(ImageFilter.MedianFilter(3))
    # Edges as sharp as a printer's mislead the model, which learned from scans.
    return picture.filter(ImageFilter.GaussianBlur(_SOFT * max(picture.size)))


def evenly_lit(picture: Image.Image) -> Image.Image:
    """Divided by its paper: what is brightest in each neighborhood, smoothed. Shadows vanish."""
    width, height = picture.size
    small = picture.resize((max(width // _CELL, 1), max(height // _CELL, 1)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MedianFilter(5))
    paper = paper.filter(ImageFilter.GaussianBlur(3)).resize(
        picture.size, Image.Resampling.BILINEAR
    )
    light = np.maximum(np.asarray(paper, dtype=np.float32), 16)
    flat = np.asarray(picture, dtype=np.float32) * (245 / light)
    return Image.fromarray(np.clip(flat, 0, 255).astype(np.uint8))


def noise(picture: Image.Image) -> float:
    """The spread of grain, in grey levels, where the page is plain."""
    grain = np.asarray(picture, dtype=np.float32)
    rough = np.abs(grain[1:, 1:] - grain[:-1, 1:] - grain[1:, :-1] + grain[:-1, :-1])
    return float(np.median(rough)) * 0.7413


def skew(picture: Image.Image) -> float:
    """Degrees to turn the picture by, counter-clockwise, for its lines to lie level; 0 when unsure.

    The angle under which ink falls into the fewest rows (the sum of squares of the row profile).
    """
    small = _thumbnail(picture, 2 * _THUMB)
    rows, columns = np.nonzero(small < _INK * 255)
    if rows.size < _THUMB:
        return 0.0
    columns = columns - columns.mean()
    coarse = np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.5)
    best = coarse[int(np.argmax([_levelness(rows, columns, a) for a in coarse]))]
    fine = best + np.arange(-0.5, 0.51, 0.05)
    scores = [_levelness(rows, columns, angle) for angle in fine]
    return float(fine[int(np.argmax(scores))])


def _levelness(rows: NDArray[Any], columns: NDArray[Any], angle: float) -> float:
    heights = rows - columns * math.tan(math.radians(angle))
    profile = np.bincount(np.rint(heights - heights.min()).astype(np.int64))
    return float(np.square(np.diff(profile.astype(np.float64))).sum())


def _thumbnail(picture: Image.Image, longest: int) -> Grey:
    shrink = max(max(picture.size) / longest, 1)
    size = (max(int(picture.width / shrink), 1), max(int(picture.height / shrink), 1))
    return np.asarray(picture.resize(size, Image.Resampling.BOX), dtype=np.float32)


def sheet_corners(picture: Image.Image) -> list[Point] | None:
    """Top left, top right, bottom right, bottom left of a sheet on something darker.

    None where the picture is all sheet, or where no four corners hold it.
    """
    small = picture.resize(_fitting(picture.size, _SMALL), Image.Resampling.BOX)
    sheet = _around_middle(_walls(small))
    rows, columns = np.nonzero(sheet)
    if rows.size < _LEAST_SHEET * sheet.size:
        return None
    ends = [(columns + rows).argmin(), (rows - columns).argmin(),
            (columns + rows).argmax(), (rows - columns).argmax()]  # fmt: skip
    corners = [(float(columns[end]), float(rows[end])) for end in ends]
    inside = _inside(corners, sheet.shape)
    off = 1 - inside.mean()
    if (
        off < _LEAST_OFF
        or sheet[inside].mean() < _LEAST_INSIDE
        or sheet[~inside].mean() > _MOST_OUTSIDE
    ):
        return None
    return [
        (x * picture.width / small.width, y * picture.height / small.height) for x, y in corners
    ]


def _walls(small: Image.Image) -> NDArray[np.bool_]:
    """Where light falls off at once, as at a sheet's edge; a shadow falls off slowly. Letters are closed."""
    closed = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.MinFilter(9))
    light = np.log1p(np.asarray(closed.filter(ImageFilter.GaussianBlur(1)), dtype=np.float32))
    walls = np.zeros(light.shape, dtype=bool)
    walls[1:-1, :] |= np.abs(light[2:, :] - light[:-2, :]) > _STEP
    walls[:, 1:-1] |= np.abs(light[:, 2:] - light[:, :-2]) > _STEP
    return walls


def _around_middle(walls: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What can be reached from the middle without crossing a wall."""
    ground = Image.fromarray(np.where(walls, 0, 255).astype(np.uint8)).copy()
    free = np.argwhere(~walls)
    middle = np.array(walls.shape) / 2
    row, column = free[int(np.abs(free - middle).sum(axis=1).argmin())] if free.size else (0, 0)
    ImageDraw.floodfill(ground, (int(column), int(row)), 128)
    reached: NDArray[np.bool_] = np.asarray(ground) == 128  # noqa: PLR2004
    return reached


def _fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    shrink = max(max(size) / longest, 1)
    return max(int(size[0] / shrink), 1), max(int(size[1] / shrink), 1)


def _inside(corners: list[Point], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    ys, xs = np.mgrid[: shape[0], : shape[1]]
    held = np.ones(shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        held &= (bx - ax) * (ys - ay) - (by - ay) * (xs - ax) >= -_NEARLY
    return held


def _cut_out(picture: Image.Image, corners: list[Point]) -> Image.Image:
    """The four corners drawn to a rectangle as long as their sides."""
    top_left, top_right, bottom_right, bottom_left = corners
    width = round(max(math.dist(top_left, top_right), math.dist(bottom_left, bottom_right)))
    height = round(max(math.dist(top_left, bottom_left), math.dist(top_right, bottom_right)))
    target = [(0, 0), (width, 0), (width, height), (0, height)]
    return picture.transform(
        (width, height), Image.Transform.PERSPECTIVE, _projection(target, corners),
        Image.Resampling.BICUBIC, fillcolor=255,
    )  # fmt: skip


def _projection(target: list[tuple[int, int]], source: list[Point]) -> list[float]:
    """The eight numbers of Pillow's perspective: where in the source each point of the target lies."""
    equations, values = [], []
    for (x, y), (u, v) in zip(target, source, strict=True):
        equations += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    solved = np.linalg.solve(np.array(equations, dtype=np.float64), np.array(values))
    return [float(number) for number in solved]
