"""Our two families and the wordmark, cut to what the interface writes and packed as woff2."""

import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools import subset

# The letters, marks, digits and signs of Arabic as written in Morocco, ڭ ڤ پ چ گ among them; joined
# forms come by themselves. A rarer letter is drawn by the device's own font.
ARABIC: Final = (
    "U+0600-0671,U+067E,U+0686,U+0698,U+06A4-06A5,U+06A8-06AF,U+06CC,U+06D4,U+06D6-06ED,"
    "U+200C-200F,U+2066-2069,U+FD3E-FD3F,U+FDFA-FDFD"
)
LATIN: Final = (
    "U+0020-007E,U+00A0-00FF,U+0152-0153,U+0178,U+2010-2027,U+202F-205E,U+20AC,U+2122,"
    "U+2190-2193,U+2212"
)
WORDMARK: Final = "حوار"
WEIGHTS: Final = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


@dataclass(frozen=True)
class Cut:
    """One file: a weight of a family and the characters it keeps."""

    family: str
    package: str
    source: str
    weight: int
    script: str
    ranges: str

    @cached_property
    def name(self) -> str:
        return f"{self.family.lower().replace(' ', '-')}-{self.script}-{self.weight}.woff2"

    @property
    def rule(self) -> str:
        return (
            f'@font-face{{font-family:"{self.family}";font-weight:{self.weight};font-display:swap;'
            f'src:url(fonts/{self.name}) format("woff2");unicode-range:{self.ranges}}}'
        )


def _plex(weight: int, script: str, ranges: str) -> Cut:
    source = f"IBMPlexSansArabic-{WEIGHTS[weight]}.ttf"
    return Cut("Plex Ar", "fontpkg_ibm_plex_sans_arabic", source, weight, script, ranges)


def _amiri(weight: int, script: str, ranges: str, family: str = "Amiri H") -> Cut:
    return Cut(family, "fontpkg_amiri", f"Amiri-{WEIGHTS[weight]}.ttf", weight, script, ranges)


_WORDMARK_RANGES = ",".join(f"U+{ord(letter):04X}" for letter in sorted(set(WORDMARK)))
CUTS: Final = (
    *(_plex(weight, "arabic", ARABIC) for weight in WEIGHTS),
    *(_plex(weight, "latin", LATIN) for weight in WEIGHTS),
    *(_amiri(weight, "arabic", ARABIC) for weight in (400, 700)),
    *(_amiri(weight, "latin", LATIN) for weight in (400, 700)),
    _amiri(700, "mark", _WORDMARK_RANGES, family="Hiwar Mark"),
)
PACKAGES: Final = ("fontpkg-ibm-plex-sans-arabic", "fontpkg-amiri", "fonttools", "brotli")


def font_sheet() -> str:
    return "\n".join(cut.rule for cut in CUTS) + "\n"


def cut_font(cut: Cut, folder: Path) -> Path:
    """Subset one font into `folder`; kerning, marks, joining forms, even digits stay."""
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True)
    options.layout_features += ["tnum", "lnum"]
    options.drop_tables += ["DSIG", "meta"]
    data = files(cut.package).joinpath("files", cut.source).read_bytes()
    font = subset.load_font(BytesIO(data), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(cut.ranges))
    cutter.subset(font)
    target = folder / cut.name
    subset.save_font(font, target, options)
    return target


def cut_fonts(folder: Path) -> None:
    """Cut them all in two processes at once. Raises CalledProcessError when one fails."""
    shares = [CUTS[0::2], CUTS[1::2]]
    commands = [
        [sys.executable, "-m", "hiwar.web.fonts", str(folder), *(cut.name for cut in share)]
        for share in shares
    ]
    workers = [subprocess.Popen(command) for command in commands]  # noqa: S603 - our own module
    for worker, command in zip(workers, commands, strict=True):
        if worker.wait():
            raise subprocess.CalledProcessError(worker.returncode, command)


def main(arguments: list[str]) -> None:
    """FOLDER NAME...: what a process of `cut_fonts` does."""
    folder, *names = arguments
    for cut in CUTS:
        if cut.name in names:
            cut_font(cut, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
