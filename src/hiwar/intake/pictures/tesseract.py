"""Tesseract as a program: a picture in on its standard input, words with their boxes out."""

import io
import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from hiwar.intake.refusal import IntakeError

if TYPE_CHECKING:
    from PIL import Image

# The worker's environment is empty, so the usual places are named.
_PLACES: Final = os.pathsep.join(("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin"))
PACKAGES: Final = "tesseract-ocr tesseract-ocr-ara"
_CONTROLS: Final = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
_WORD: Final = "5"
_COLUMNS: Final = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as Tesseract saw it: its line (block, paragraph, line), box in pixels, how sure 0-1."""

    text: str
    line: tuple[int, int, int]
    left: int
    top: int
    right: int
    bottom: int
    confidence: float

    def scaled(self, by: float) -> "Seen":
        left, top, right, bottom = (
            round(edge * by) for edge in (self.left, self.top, self.right, self.bottom)
        )
        return replace(self, left=left, top=top, right=right, bottom=bottom)


def program() -> str | None:
    return shutil.which("tesseract", path=_PLACES)


@cache
def can_read() -> bool:
    """Whether Tesseract is installed with its Arabic model. Asked once a process."""
    found = program()
    if found is None:
        return False
    told = subprocess.run(  # noqa: S603
        [found, "--list-langs"], capture_output=True, check=False, env=_environment()
    )
    return b"ara" in told.stdout.split()


def words_of(picture: "Image.Image", languages: str, *, layout: int, dpi: int) -> list[Seen]:
    """`layout` is Tesseract's page segmentation mode. Raises IntakeError where it falls."""
    found = program()
    if found is None:
        raise IntakeError("no_text", variant="scan", value=PACKAGES)
    page = io.BytesIO()
    picture.save(page, "PPM")
    told = subprocess.run(  # noqa: S603
        [found, "stdin", "stdout", "-l", languages, "--psm", str(layout), "--dpi", str(dpi), "tsv"],
        input=page.getvalue(), capture_output=True, check=False, env=_environment(),
    )  # fmt: skip
    if told.returncode:
        raise IntakeError("broken")
    return [
        seen for row in told.stdout.decode("utf-8", "replace").splitlines() if (seen := _seen(row))
    ]


def _environment() -> dict[str, str]:
    # More threads than cores make it slower, and two documents may be read at once.
    return {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def _seen(row: str) -> Seen | None:
    cells = row.split("\t")
    if len(cells) != _COLUMNS or cells[0] != _WORD:
        return None
    text = cells[11].translate(_CONTROLS).strip()
    if not text:
        return None
    _, _, block, paragraph, line, _, left, top, width, height = map(int, cells[:10])
    sure = min(max(float(cells[10]) / 100, 0.0), 1.0)
    return Seen(text, (block, paragraph, line), left, top, left + width, top + height, sure)
