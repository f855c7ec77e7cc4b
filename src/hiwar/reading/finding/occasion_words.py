"""The words of a sentence by class, and how surely an occasion named there was held."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hiwar.language.tokens import Token
from hiwar.reading.lexicon.occasions import (
    BEFORE,
    CLASS,
    COMMITTEES,
    COUNCIL_RANKS,
    DELEGATED,
    HELD_STEMS,
    JOINT,
    NOT_HELD,
    NOT_YET,
    OF_AUTHORITY,
    OWN_RANKS,
    STILL_TO_COME,
    TITLED,
    plain,
)
from hiwar.reading.lexicon.verbs import verb_of

REACH, PARTNER, SIDES, NEAR = 26, 14, 22, 4
RELATIVES = ("الذي", "التي", "الذين")
OURS = ("body", "organ", "bodies", "delegation")


class Occasion(NamedTuple):
    """Word indexes of the noun or verb that tells it, its kind, and how much it weighs."""

    first: int
    last: int
    kind: str
    weight: float


class Told:
    """The words of one sentence with the class of each."""

    def __init__(self, words: Sequence[Token], first: int, last: int) -> None:
        self.raw = [word.text for word in words[first:last]]
        self.plain = [plain(text) for text in self.raw]
        self.quoted = self.raw.count('"') > 1
        self.classes = [self._class(place) for place in range(len(self.raw))]
        self._silence()

    def _silence(self) -> None:
        """What is asked for, and what stands in quotation marks, is not told to have been held."""
        inside = asked = False
        for place, word in enumerate(self.raw):
            inside ^= word == '"'
            verb = verb_of(word)
            asked |= verb is not None and not verb.participle and verb.act in ("ask", "call")
            asked &= not (
                word in ("ودعت", "ودع") and "الي" not in self.raw[place : place + PARTNER]
            )
            name = self.classes[place]
            if inside or (
                name in ("held", "met", "received", "signed") and (asked or self._ahead(place))
            ):
                self.classes[place] = ""

    def _ahead(self, place: int) -> bool:
        """بعقد, لعقد, سيتم عقد, من بينها عقد."""
        word = self.raw[place]
        noun = self.plain[place] in ("عقد", "تنظيم", "انعقاد", "افتتاح", "توقيع")
        return noun and (word[:1] in "بل" or self.before(place) in NOT_YET)

    def _class(self, place: int) -> str:
        word, after = self.plain[place], self.after(place)
        if word in TITLED:
            ranked = after in OF_AUTHORITY or after in ("جهوي", "اقليمي", "جهويه", "اقليميه")
            return "authority" if ranked else "members" if word.startswith("مندوب") else ""
        name = CLASS.get(word, "")
        if name == "leader" and (after in OF_AUTHORITY or self.after(place, 2) in OF_AUTHORITY):
            return "authority"
        if name == "members" and word.startswith("مندوبي") and after in DELEGATED:
            return "authority"
        if name == "organ" and word.startswith(("امانه", "كتابه")) and after not in OWN_RANKS:
            return ""
        if name == "committee":
            return "organ" if after in COMMITTEES else "joint" if after in JOINT else ""
        return self._noun(name, after)

    def _noun(self, name: str, after: str) -> str:
        """A noun of an occasion only beside what makes it one: جمع عام, المجلس الوطني."""
        if name == "assembly":
            return name if after in ("عام", "عاما", "عامه", "تاسيسي", "تاسيسيا") else ""
        if name == "council":
            return name if after in COUNCIL_RANKS else "organ" if after == "نقابي" else ""
        if name == "congress":
            return "" if after in ("صحفي", "صحافي", "صحفيا") else name
        return name

    def after(self, place: int, by: int = 1) -> str:
        return self.plain[place + by] if place + by < len(self.plain) else ""

    def before(self, place: int, by: int = 1) -> str:
        return self.plain[place - by] if place >= by else ""

    def has(self, names: tuple[str, ...], start: int, stop: int) -> int:
        """The first place from `start` whose class is one of `names`; -1 where none is."""
        for place in range(max(start, 0), min(stop, len(self.classes))):
            if self.classes[place] in names:
                return place
        return -1


def weight_of(told: Told, place: int) -> float:
    """How surely the noun at `place` is told to have been held; 0 where nothing says so."""
    if told.before(place) in BEFORE:
        return 0.85
    held = max((p for p in range(place) if told.classes[p] in ("held", "met")), default=-1)
    other = told.has(("meet", "gathering"), held + 1, place) if held >= 0 else -1
    if held >= 0 and place - held <= REACH and other < 0:
        return 1.05
    if place in (1, 2) and told.raw[0][0] not in "يتس" and told.classes[place] == "assembly":
        return 1.0
    stop = min(place + PARTNER, len(told.raw))
    for after in range(place + 1, stop):
        name, lead = told.classes[after], told.raw[after - 1]
        if told.plain[after] in ("منعقد", "منعقده", "ملتيم", "ملتيمه", "مجتمعون", "مجتمعين"):
            return 1.05
        if lead in RELATIVES and (
            name in ("held", "met") or told.raw[after].startswith(HELD_STEMS)
        ):
            return 1.04
    return 0.0


def is_unheld(told: Told, place: int) -> bool:
    """What is prepared, put off, asked for or still to come."""
    if told.before(place, 2) == "ستار":
        return False
    later = told.raw[place + 1 : place + PARTNER]
    if any(a in RELATIVES and b.startswith(("سي", "ست")) for a, b in pairwise(later)):
        return True
    if told.before(place) in NOT_HELD or told.before(place, 2) in (
        "تحضيريه",
        "تحضير",
        "اعداد",
        "منذ",
    ):
        return True
    if told.before(place) == "عقد" and told.before(place, 2) in (
        "الي",
        "ضروره",
        "قصد",
        "افق",
        "علي",
        "حول",
        "عن",
    ):
        return True
    return any(told.after(place, by) in STILL_TO_COME for by in range(1, NEAR + 1))


def is_own(told: Told, place: int) -> bool:
    """The council of a union or a mutual, not that of a region or a town."""
    over = place + 2
    aimed = over < len(told.raw) and told.raw[over][:1] == "ل"
    if told.plain[place] != "مجلس":
        return "شركه" not in told.plain[:place]
    if aimed:
        return told.classes[over] in ("body", "party", "organ") or told.after(place) == "اداري"
    return told.after(place) in ("وطني", "اداري", "فيدرالي", "كونفدرالي")
