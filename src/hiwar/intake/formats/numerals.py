"""Marks of numbered lists, by the names OOXML (ST_NumberFormat) gives them."""

from typing import Final

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_ALPHA: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHABETS: Final = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "arabicAlpha": _ALPHA,
    "arabicAbjad": _ABJAD,
}
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN: Final = 3999


def _roman(number: int) -> str:
    if not 0 < number <= _MAX_ROMAN:
        return str(number)
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


def _letter(alphabet: str, number: int) -> str:
    return alphabet[(number - 1) % len(alphabet)] if number > 0 else str(number)


def numeral(form: str, number: int) -> str:
    """`number` written in the form OOXML calls `form`; plain digits for a form not known here."""
    if form in _ALPHABETS:
        return _letter(_ALPHABETS[form], number)
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return str(number)
