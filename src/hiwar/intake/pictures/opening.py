"""From a file to the picture of one page, its pixels counted before any is decoded."""

import io
import math
import struct
import zipfile
import zlib
from typing import Final

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from hiwar.intake.outcome import Limits
from hiwar.intake.pictures.bundle import is_kept
from hiwar.intake.refusal import IntakeError
from hiwar.intake.sniff import image_type

FORMATS: Final = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")
# A page of A4 at 300 dpi; a larger picture is made smaller as it is decoded.
_LONGEST: Final = 3508
_LONGEST_EVER: Final = 40_000
_DPI: Final = 200
_POINTS: Final = 72
_FAULTS: Final = (
    OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError,
    ZeroDivisionError, NotImplementedError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip

Size = tuple[int, int]


def sizes(data: bytes, kind: str, limits: Limits) -> list[Size]:
    """Of each page of `image` (several in a TIFF) or `pictures` (a ZIP of them), by their headers."""
    found = [
        size
        for picture in (_members(data, limits) if kind == "pictures" else [data])
        for size in _frames(picture, limits)
    ]
    if len(found) > limits.max_pictures:
        raise IntakeError("too_many_pages", variant="pictures", value=str(limits.max_pictures))
    return found


def page_of(data: bytes, kind: str, number: int, limits: Limits) -> Image.Image:
    """Page `number`, from 1, in grey, upright as its camera says, no longer than A4 at 300 dpi."""
    if kind == "pdf":
        return _of_pdf(data, number)
    for picture in _members(data, limits) if kind == "pictures" else [data]:
        frames = len(_frames(picture, limits))
        if number <= frames:
            return _decoded(picture, number - 1)
        number -= frames
    raise IntakeError("broken")


def _members(data: bytes, limits: Limits) -> list[bytes]:
    """The pictures of a ZIP in the order of their names; no more is unpacked than allowed."""
    found, left = [], limits.max_unpacked_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(filter(is_kept, archive.namelist()))
            if len(names) > limits.max_pictures:
                value = str(limits.max_pictures)
                raise IntakeError("too_many_pages", variant="pictures", value=value)
            for name in names:
                with archive.open(name) as member:
                    found.append(member.read(min(left, limits.max_part_bytes) + 1))
                left -= len(found[-1])
                if left < 0 or len(found[-1]) > limits.max_part_bytes:
                    raise IntakeError("bomb")
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        raise IntakeError("broken") from error
    return found


def _opened(data: bytes) -> Image.Image:
    # Pillow's own guard warns first and refuses late; ours is in `_frames`.
    Image.MAX_IMAGE_PIXELS = None
    formats = (*FORMATS, "HEIF") if image_type(data) == "image/heic" else FORMATS
    if formats != FORMATS:
        _load_heif()
    try:
        return Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError as error:
        raise IntakeError("broken") from error
    except _FAULTS as error:
        raise IntakeError("broken") from error


def _load_heif() -> None:
    """Loaded where a picture asks for it and nowhere else: one more native library."""
    import pi_heif  # noqa: PLC0415 - optional, and only behind the fence

    pi_heif.register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
    )


def _frames(data: bytes, limits: Limits) -> list[Size]:
    found = []
    with _opened(data) as picture:
        try:
            count = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
            if count > limits.max_pictures:
                value = str(limits.max_pictures)
                raise IntakeError("too_many_pages", variant="pictures", value=value)
            for frame in range(count):
                if count > 1:
                    picture.seek(frame)
                found.append(_measured(picture.size, limits))
        except _FAULTS as error:
            raise IntakeError("broken") from error
    return found


def _measured(size: Size, limits: Limits) -> Size:
    width, height = size
    if width * height > limits.max_pixels or max(size) > _LONGEST_EVER:
        raise IntakeError("too_large", variant="picture", value=str(limits.max_pixels // 10**6))
    if min(size) < 1:
        raise IntakeError("broken")
    return width, height


def _decoded(data: bytes, frame: int) -> Image.Image:
    with _opened(data) as picture:
        try:
            if frame:
                picture.seek(frame)
            width, height = picture.size
            shrink = max(width, height) / _LONGEST
            if shrink > 1:  # a JPEG is decoded at a half, a quarter, an eighth
                picture.draft("L", (math.ceil(width / shrink), math.ceil(height / shrink)))
            upright = ImageOps.exif_transpose(picture)
            return _shortened(_grey(upright))
        except _FAULTS as error:
            raise IntakeError("broken") from error


def _grey(picture: Image.Image) -> Image.Image:
    """What is transparent is paper."""
    if picture.mode == "I;16":
        return picture.point(lambda value: value / 257).convert("L")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layer = picture.convert("LA")
        paper = Image.new("L", picture.size, 255)
        paper.paste(layer.getchannel("L"), mask=layer.getchannel("A"))
        return paper
    return picture.convert("L")


def _shortened(picture: Image.Image) -> Image.Image:
    shrink = max(picture.size) / _LONGEST
    if shrink <= 1:
        return picture
    width, height = picture.size
    size = (max(round(width / shrink), 1), max(round(height / shrink), 1))
    return picture.resize(size, Image.Resampling.BOX)


def _of_pdf(data: bytes, number: int) -> Image.Image:
    try:
        page = pypdfium2.PdfDocument(data)[number - 1]
        width, height = page.get_size()
        scale = min(_DPI / _POINTS, _LONGEST / max(width, height, 1))
        picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise IntakeError("broken") from error
    return picture.convert("L")
