"""Our own documents as sheets: set in a font, printed, scanned, photographed. Everything is seeded."""

import io
import json
import math
from importlib.resources import files
from pathlib import Path

import numpy as np
import pypdfium2
import typst
from PIL import Image, ImageDraw, ImageFilter

FONTS = {
    "Plex": ("IBM Plex Sans Arabic", 12.5),
    "Amiri": ("Amiri", 14),
    "Naskh": ("Noto Naskh Arabic", 13),
    "Scheherazade": ("Scheherazade", 16),
}
_PACKAGES = ("fontpkg_ibm_plex_sans_arabic", "fontpkg_amiri")
_SHEET = """
#let page-data = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: 22mm)
#set text(lang: "ar", dir: rtl, font: page-data.font, size: page-data.size * 1pt)
#set par(leading: 0.9em, justify: true)
#for line in page-data.lines { block(below: 0.9em, pad(right: line.indent * 4mm, line.text)) }
"""


def printed(text: str, font: str = "Plex", size: float | None = None) -> bytes:
    """A PDF of A4 pages; what is indented in the text is indented on the sheet."""
    lines = [
        {"text": line.strip(), "indent": len(line) - len(line.lstrip())}
        for line in text.split("\n")
        if line.strip()
    ]
    family, usual = FONTS[font]
    data = {"lines": lines, "font": family, "size": size or usual}
    return typst.compile(
        _SHEET.encode(), format="pdf",
        font_paths=[Path(str(files(package).joinpath("files"))) for package in _PACKAGES],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )  # fmt: skip


def is_there(font: str) -> bool:
    """Whether the family is installed; typst takes another without a word where it is not."""
    name = FONTS[font][0].replace(" ", "").encode()
    return name in printed("بلاغ", font)


def scanned(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Its pages as a scanner without a fault would give them."""
    return [
        page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        for page in pypdfium2.PdfDocument(pdf)
    ]


def worn(
    page: Image.Image, *, skew: float = 1.0, grain: float = 18.0, quality: int = 60, seed: int = 1
) -> bytes:
    """A poor scan: turned by `skew` degrees, a little out of focus, noisy, a JPEG of that quality."""
    turned = page.rotate(skew, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
    noisy = soft + np.random.default_rng(seed).normal(0, grain, soft.shape)
    return as_jpeg(Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)), quality)


def photographed(page: Image.Image, *, seed: int = 1) -> bytes:
    """As a phone held over a table: perspective, a hand's shadow, lamp light, grain, JPEG 75, lying on its side
    with the turn told in EXIF.
    """
    rng = np.random.default_rng(seed)
    table = Image.new("RGB", (round(page.width * 1.25), round(page.height * 1.2)), (92, 70, 52))
    w, h = table.size
    corners = [(0.10, 0.07), (0.885, 0.10), (0.93, 0.93), (0.06, 0.95)]
    spots = [(x * w, y * h) for x, y in corners]
    sheet = page.convert("RGB").transform(
        table.size, Image.Transform.PERSPECTIVE, _homography(spots, page.size),
        Image.Resampling.BICUBIC,
    )  # fmt: skip
    mask = Image.new("L", table.size, 0)
    ImageDraw.Draw(mask).polygon(spots, fill=255)
    table.paste(sheet, mask=mask)
    photo = np.asarray(table, dtype=np.float32) * _light(h, w)[..., None]
    photo = photo * np.array([1.0, 0.97, 0.88]) + rng.normal(0, 7, photo.shape)
    shot = Image.fromarray(np.clip(photo, 0, 255).astype(np.uint8))
    shot = shot.filter(ImageFilter.GaussianBlur(0.7)).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it upright
    out = io.BytesIO()
    shot.save(out, "JPEG", quality=75, exif=exif)
    return out.getvalue()


def _light(h: int, w: int) -> np.ndarray:
    """Brighter at one corner, and the shadow of whoever holds the phone."""
    ys, xs = np.mgrid[:h, :w]
    lamp = 0.98 - 0.28 * np.hypot(xs / w - 0.1, ys / h - 0.1)
    shadow = 1 - 0.42 / (1 + np.exp(-(ys / h - 0.62 + 0.25 * (xs / w)) * 26))
    return lamp * shadow


def _homography(spots: list[tuple[float, float]], size: tuple[int, int]) -> list[float]:
    w, h = size
    rows, values = [], []
    for (x, y), (u, v) in zip(spots, [(0, 0), (w, 0), (w, h), (0, h)], strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(rows), np.array(values))]


def as_png(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def as_jpeg(page: Image.Image, quality: int = 90) -> bytes:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    return out.getvalue()


def as_pdf(pages: list[Image.Image], dpi: int) -> bytes:
    """A scan without a text layer."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return out.getvalue()


def cropped(page: Image.Image, margin: int = 40) -> Image.Image:
    """Without the empty rest of the sheet: less to read in tests."""
    rows = np.nonzero((np.asarray(page) < 128).any(axis=1))[0]
    return page.crop(
        (0, max(int(rows[0]) - margin, 0), page.width, math.ceil(int(rows[-1]) + margin))
    )
