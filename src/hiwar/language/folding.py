"""Folding: one spelling for matching, with the way back to every original character."""

import re
import unicodedata
from array import array
from dataclasses import dataclass

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0300-\u036f"
_JOINERS = "\u0640"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f"
_PRESENTATION = "\ufb1d-\ufdfb\ufe70-\ufefc"

_SPECIAL = re.compile(f"[{_MARKS}{_JOINERS}{_INVISIBLE}{_PRESENTATION}]")
_TAIL = re.compile(f"[{_MARKS}{_JOINERS}]*")
_PUNCTUATION = re.compile(r"[^\w\s]|_")


def _one_to_one() -> dict[int, str]:
    table = {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        **dict.fromkeys("ىئیېۍ", "ي"),
        **dict.fromkeys("ؤۆۇ", "و"),
        **dict.fromkeys("ةەۀ", "ه"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("“”„«»‟″〝〞\uff02", '"'),
        **dict.fromkeys("’‘\u201a\u2039\u203a\u2032\u02bc", "'"),
        **dict.fromkeys("‐\u2011\u2012–—―\u2212", "-"),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " "),
        **dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000\t\r\x1f", " "),
        **dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
        "…": ".",
    }
    for offset in range(10):
        table[chr(0x660 + offset)] = table[chr(0x6F0 + offset)] = str(offset)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x180)):
        plain = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if plain.isascii() and plain.isalpha():
            table[chr(code)] = plain
    return str.maketrans(table)


_TABLE = _one_to_one()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each of its characters came from.

    `starts[i]` is the offset in `source` of the character behind `text[i]`.
    """

    source: str
    text: str
    starts: "array[int]"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of `source` behind the folded span, its trailing marks included."""
        if start >= end:
            place = self.starts[start] if start < len(self.text) else len(self.source)
            return place, place
        last = self.starts[end - 1] + 1
        tail = _TAIL.match(self.source, last)
        return self.starts[start], tail.end() if tail else last


def fold_with_map(text: str) -> Folded:
    """Fold letters, digits, quotes and spaces one by one; punctuation and line ends stay."""
    parts: list[str] = []
    starts: array[int] = array("I")
    done = 0
    for match in _SPECIAL.finditer(text):
        place = match.start()
        if place > done:
            parts.append(text[done:place].translate(_TABLE))
            starts.extend(range(done, place))
        grown = _grown(match.group())
        parts.append(grown)
        starts.extend([place] * len(grown))
        done = place + 1
    parts.append(text[done:].translate(_TABLE))
    starts.extend(range(done, len(text)))
    return Folded(text, "".join(parts), starts)


def fold_letters(text: str) -> str:
    """The text of `fold_with_map`, without the way back."""
    return fold_with_map(text).text if _SPECIAL.search(text) else text.translate(_TABLE)


def fold(text: str) -> str:
    """The key under which two spellings of the same words are equal; folding twice is once."""
    return " ".join(_PUNCTUATION.sub(" ", fold_letters(text)).split())


def _grown(character: str) -> str:
    """What one dropped mark (nothing) or one presentation form (its letters) becomes."""
    if not "\ufb1d" <= character <= "\ufefc" or "\ufe00" <= character <= "\ufe0f":
        return ""
    plain = unicodedata.normalize("NFKC", character)
    if plain == character:
        return character
    return _SPECIAL.sub("", plain).translate(_TABLE)
