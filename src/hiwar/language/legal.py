"""Numbers of legal texts as they are written: «2.11.621», «2-11-621», «٢.١١.٦٢١», «n° 2-11-621».

The key of a number is its groups without leading zeros, joined by points. A number of three groups
printed backwards («621.11.2», as PDFs of right-to-left text often have it) has the key of the other
order, since the first group of a Moroccan dahir, decree or decision is 1, 2 or 3.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hiwar.language.folding import fold

_SEPARATED: Final = re.compile(r"\d+(?:[ \u00a0]?[.\-/\u066b\u060c,_\u2013\u2011][ \u00a0]?\d+)*")
_GROUPS: Final = re.compile(r"\d+")
_NAMED: Final = re.compile(
    r"(?:قانون\w*|ظهير\w*|مرسوم\w*|قرار\w*|منشور\w*|دوريه\w*|اتفاق\w*|رقم|عدد"
    r"|\bloi|\bdecret|\bdahir|\barrete|\bcirculaire|\baccord|\bn[°o]|\bnumero)[^\d\n]{0,40}$",
    re.IGNORECASE,
)
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISSUERS: Final = ("1", "2", "3")
_WHOLE: Final = 3
_NEAR: Final = 60


@dataclass(frozen=True, slots=True)
class LegalNumber:
    """A number where it stands in the text."""

    key: str
    start: int
    end: int


def legal_key(number: str) -> str:
    """Of a number alone, or of one within words such as «المرسوم رقم 2.11.621»; empty without digits."""
    found = _SEPARATED.search(number.translate(_DIGITS))
    return _key(found.group()) if found else ""


def find_legal_numbers(text: str) -> Iterator[LegalNumber]:
    """Numbers of three groups wherever they stand; others only after a word that names a text."""
    plain = text.translate(_DIGITS)
    for found in _SEPARATED.finditer(plain):
        groups = len(_GROUPS.findall(found.group()))
        if groups == _WHOLE or _is_named(plain[max(0, found.start() - _NEAR) : found.start()]):
            yield LegalNumber(_key(found.group()), found.start(), found.end())


def _key(written: str) -> str:
    groups = [group.lstrip("0") or "0" for group in _GROUPS.findall(written)]
    if len(groups) == _WHOLE and groups[-1] in _ISSUERS and groups[0] not in _ISSUERS:
        groups.reverse()
    return ".".join(groups)


def _is_named(before: str) -> bool:
    return _NAMED.search(fold(before) + (" " if before[-1:].isspace() else "")) is not None
