"""`make bench-ocr`: word error rate of our own documents, set, printed, worn or photographed, and read back.

The rate is Levenshtein over words as written, signs included, divided by the words of the truth. Kashida
and the glyph of bullets are not counted. "signs apart" takes each sign, and figures beside letters, for a
word of its own, so that a space more or less around them is no error; "letters" leaves out signs and
spelling variants (أ/ا, ى/ي, ة/ه).
"""

import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import sheets
from PIL import Image
from rapidfuzz.distance import Levenshtein

from hiwar.intake import extract

ROOT = Path(__file__).resolve().parent.parent
TWINS = ROOT / "tests" / "documents"
PAPERS = ROOT / "src" / "hiwar" / "site" / "demonstration" / "papers"
DOCUMENTS = [
    *(
        TWINS / f"twin_{name}.txt"
        for name in ("bureau", "branches", "delegates", "leagues", "round")
    ),
    *(PAPERS / f"{name}.txt" for name in ("council", "guelmim")),
]
CONDITIONS: dict[str, tuple[int, Callable[[Image.Image], bytes]]] = {
    "200 dpi, clean": (200, sheets.as_png),
    "150 dpi, noise, 1°, JPEG 60": (150, sheets.worn),
    "photograph": (200, sheets.photographed),
}
_PIECES = re.compile(r"\d+|[^\W\d\u064b-\u0652](?:[^\W\d]|[\u064b-\u0652])*|[^\w\s]")
_DATE = re.compile(r"\d+|(?:يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر)")


def main() -> None:
    """`python -m benchmarks ocr [FONT...]`: every family that is there unless told otherwise.

    Noto Naskh Arabic and Scheherazade (OFL) are Debian's `fonts-noto-core`, `fonts-sil-scheherazade`.
    """
    fonts = sys.argv[2:] or [font for font in sheets.FONTS if sheets.is_there(font)]
    jobs = [(path, font, name) for font in fonts for name in CONDITIONS for path in DOCUMENTS]
    totals: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    print(
        "| font | sheet | document | words | WER | signs apart | letters | figures right | s a page |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    with ThreadPoolExecutor(1) as pool:
        for (path, font, name), row in zip(jobs, pool.map(_measured, jobs), strict=True):
            totals[font, name].append(row)
            print(f"| {font} | {name} | {path.stem} | {_told([row])} |", flush=True)
    print(
        "\n| font | sheet | words | WER | signs apart | letters | figures right | s a page |"
        "\n|---|---|---|---|---|---|---|---|"
    )
    for (font, name), rows in totals.items():
        print(f"| {font} | {name} | {_told(rows)} |")
    for name in CONDITIONS:
        rows = [row for (_font, sheet), found in totals.items() if sheet == name for row in found]
        print(f"| all | {name} | {_told(rows)} |")


def _measured(job: tuple[Path, str, str]) -> list[float]:
    """Words, errors, the same with signs apart, of letters alone, figures, figures found, seconds, pages."""
    path, font, name = job
    dpi, worn = CONDITIONS[name]
    truth = re.sub(r"\{[^}]*\}", "12", path.read_text(encoding="utf-8")).replace("ـ", "")
    pages = sheets.scanned(sheets.printed(truth, font), dpi)
    began = time.perf_counter()
    read = "\n".join(extract(worn(page), "x").text for page in pages)
    spent = time.perf_counter() - began
    told, said = _words(truth), _words(read)
    apart, heard = _apart(truth), _apart(read)
    plain, spoken = _letters(truth), _letters(read)
    wanted, found = _DATE.findall(truth), _DATE.findall(read)
    right = len(wanted) - Levenshtein.distance(wanted, found)
    return [
        len(told), Levenshtein.distance(told, said), len(apart), Levenshtein.distance(apart, heard),
        len(plain), Levenshtein.distance(plain, spoken),
        len(wanted), max(right, 0), spent, len(pages),
    ]  # fmt: skip


def _words(text: str) -> list[str]:
    return [
        word for word in re.sub(r"^\s*[•*-]\s", "", text, flags=re.MULTILINE).split() if word != "•"
    ]


def _apart(text: str) -> list[str]:
    return _PIECES.findall(" ".join(_words(text)))


def _letters(text: str) -> list[str]:
    bare = re.sub("[\u064b-\u0652]", "", text)
    bare = re.sub("[أإآ]", "ا", bare).replace("ى", "ي").replace("ة", "ه")
    return re.sub(r"[^\w\s]", " ", bare).split()


def _told(rows: list[list[float]]) -> str:
    words, errors, apart, missed, plain, wrong, wanted, right, spent, pages = map(
        sum, zip(*rows, strict=True)
    )
    rates = f"{errors / words:.1%} | {missed / apart:.1%} | {wrong / plain:.1%}"
    return f"{words:.0f} | {rates} | {right:.0f}/{wanted:.0f} | {spent / pages:.1f}"
