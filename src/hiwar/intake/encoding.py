"""Bytes of a text to characters, without guessing where the bytes themselves say."""

import codecs
import re
from typing import Final

from hiwar.intake.refusal import IntakeError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# MacArabic after ISO-8859-6, whose letters it shares: of two readings alike the first holds.
_LEGACY: Final = {
    "cp1256": "Windows-1256",
    "iso8859-6": "ISO-8859-6",
    "mac_arabic": "MacArabic",
    "cp1252": "Windows-1252",
}
_SAMPLE: Final = 65_536
_ARABIC_WORD: Final = re.compile("[\u0621-\u064a]{2,}")
_STRAY_ARABIC: Final = re.compile("(?<![\u0621-\u0652])[\u0621-\u064a](?![\u0621-\u0652])")
# The commonest words and beginnings of written Arabic: what a wrong table never yields by chance.
_COMMON: Final = re.compile(
    r"(?<!\w)(?:[وبفكل]?ال\w{2,}|في|من|على|إلى|الى|عن|أن|هذا|هذه|التي)(?!\w)"
)
_LATIN_WORD: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]{2,}")
# «à» alone, an apostrophe between letters, the signs of French print.
_WESTERN_SIGN: Final = re.compile(
    r"(?<=[A-Za-zÀ-ÿ])’(?=[A-Za-zÀ-ÿ])|(?<!\w)[àÀ](?!\w)|(?<=[\s\w.,;:!?»)])[«»“”–—…°€\xa0](?=[\s\w.,;:«(]|$)"
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BLANK: Final = 0.02
_DAMAGED: Final = 0.2


def decode(
    data: bytes, *, declared: str | None = None, lenient: bool = False
) -> tuple[str, str | None]:
    """The text and, where the encoding had to be inferred from an old table, that table's name.

    Order: byte order mark, `declared`, UTF-8, UTF-16 without mark, Windows-1256 / ISO-8859-6 /
    MacArabic / Windows-1252 by what their words look like. Raises `wrong_kind` for what is no text. UTF-8 with
    a few damaged bytes is `broken`; if `lenient`, they become U+FFFD, as browsers have it.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], codec), None
    if declared and declared not in _LEGACY:
        declared = None
    wide = _unmarked_utf16(data)
    if wide:
        return _strict(data, wide), None
    if b"\x00" in data:
        raise IntakeError("wrong_kind", variant="unknown")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        mended = data.decode("utf-8", "replace")
        if not declared and _is_nearly_utf8(mended):
            if lenient:
                return _checked(mended), None
            raise IntakeError("broken") from None
        codec = declared or _old_table(data)
        return _checked(_whole(data, codec)), _LEGACY[codec]
    return _checked(text), None


def _strict(data: bytes, codec: str) -> str:
    try:
        return _checked(data.decode(codec))
    except UnicodeDecodeError as error:
        raise IntakeError("broken") from error


def _checked(text: str) -> str:
    # PostgreSQL keeps no NUL, and a text with many controls is a program in disguise.
    if "\x00" in text or len(_CONTROLS.findall(text[:_SAMPLE])) > _BLANK * min(len(text), _SAMPLE):
        raise IntakeError("wrong_kind", variant="unknown")
    return text


def _whole(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise IntakeError("wrong_kind", variant="unknown") from error


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 gives itself away: one byte of each pair is nearly always 0x00 or 0x06 (Arabic)."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or len(data) % 2:  # noqa: PLR2004
        return None
    pairs = len(sample) // 2
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if (high.count(0) + high.count(6) + high.count(0x20)) / pairs > 0.9 and (  # noqa: PLR2004
            high.count(0) or high.count(6) > pairs // 2
        ):
            return codec
    return None


def _is_nearly_utf8(mended: str) -> bool:
    """Bytes of an old table hardly ever form UTF-8 by chance; damaged UTF-8 mostly does."""
    high = sum(1 for character in mended if character > "\x7f")
    return mended.count("\ufffd") < _DAMAGED * high


def _old_table(data: bytes) -> str:
    """The single-byte table whose reading looks like language; refuses where none does."""
    scores = {codec: _likeness(data[:_SAMPLE], codec) for codec in _LEGACY}
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] <= 0:
        raise IntakeError("wrong_kind", variant="unknown")
    return best


def _likeness(sample: bytes, codec: str) -> float:
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return -1.0
    high = sum(1 for byte in sample if byte > 0x7F)  # noqa: PLR2004
    if codec == "cp1252":
        inside = sum(
            sum(c > "\x7f" for c in word) for word in _LATIN_WORD.findall(text) if _is_western(word)
        )
        return (inside + len(_WESTERN_SIGN.findall(text))) / high - 0.5
    letters = sum(map(len, _ARABIC_WORD.findall(text)))
    common = sum(len(match.group()) for match in _COMMON.finditer(text))
    return letters / high - 0.5 + common / high - len(_STRAY_ARABIC.findall(text)) / high


def _is_western(word: str) -> bool:
    """A French word is mostly plain letters; Arabic in the wrong table is mostly accents."""
    accents = sum(c > "\x7f" for c in word)
    return accents * 2 <= len(word)
