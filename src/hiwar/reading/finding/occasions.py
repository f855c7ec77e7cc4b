"""An occasion that a sentence tells: what was held or who met whom, by words and their places.

A noun (مؤتمر, جمع عام, دورة المجلس, اجتماع) counts where a word of holding leads to it or a participle
follows it; a meeting's kind is told by whom it was with.
"""

from collections.abc import Callable, Sequence

from hiwar.language.tokens import Token
from hiwar.reading.finding.meetings import MEETINGS
from hiwar.reading.finding.occasion_words import (
    NEAR,
    OURS,
    PARTNER,
    REACH,
    RELATIVES,
    SIDES,
    Occasion,
    Told,
    is_own,
    is_unheld,
    weight_of,
)
from hiwar.reading.lexicon.occasions import (
    BORN,
    CLASS,
    FOUNDED,
    FOUNDED_VERBS,
    FOUNDING,
    OUTREACH,
    RENEWABLE,
    RENEWED,
)

NOUNS = ("congress", "assembly", "council", "session", "meet", "gathering")
_STRUCK = ("خاض", "نفذ", "شن", "دعت", "نظم")
_MOVED = frozenset(word for word, name in CLASS.items() if name == "protested") | {
    "نظم", "نظمت", "شارك", "شاركت", "خاض", "خاضت", "نفذ", "نفذت",
}  # fmt: skip


def occasion_of(words: Sequence[Token], first: int, last: int) -> Occasion | None:
    """The heaviest occasion of a sentence; None where nothing is told to have been held."""
    told = Told(words, first, last)
    found = [found for rule in _RULES for found in [rule(told)] if found]
    if not found:
        return None
    best = max(found, key=lambda occasion: (occasion.weight, -occasion.first))
    return best._replace(first=best.first + first, last=best.last + first)


def _founding(told: Told) -> Occasion | None:
    """الجمع التأسيسي, تأسيس فرع, رأت النور جمعية جديدة."""
    for place, word in enumerate(told.plain):
        gathered = (
            told.before(place) in ("عام", "عاما", "لقاء", "لقاءا")
            or told.classes[place - 1] in NOUNS
        )
        if word in ("تاسيسي", "تاسيسيا") and gathered and not is_unheld(told, place - 1):
            return Occasion(place, place, "founding", 1.1)
        if word == "موسس" and told.after(place) == "حديثا":
            return Occasion(place, place + 1, "founding", 1.05)
        named = told.after(place) in FOUNDED or told.after(place, 2) in FOUNDED
        begun = told.before(place) not in ("منذ", "ذكري", "سنه", "قبل", "تاريخ", "الي")
        if word in FOUNDING and named and begun and (place == 0 or _announced(told, place)):
            return Occasion(place, place + 1, "founding", 1.08)
        nouns = told.plain[place + 1 : place + NEAR * 2]
        if told.raw[place].lstrip("و") in FOUNDED_VERBS and place <= NEAR and FOUNDED & set(nouns):
            return Occasion(place, place, "founding", 1.03)
        if word in BORN and told.raw[max(place - 1, 0)] not in RELATIVES:
            born = {told.after(place, by) for by in (1, 2, 3)} & {"وجود", "نور"}
            if born and place <= NEAR:
                return Occasion(place, place + 1, "founding", 1.08)
    return None


def _announced(told: Told, place: int) -> bool:
    """«أعلن … عن تأسيس», «بميلاد», «تم تأسيس», not a name («لجنة تشكيل المكتب»)."""
    if told.plain[place] in ("تشكيل", "احداث", "انشاء"):
        begun = told.before(place) in ("تم", "عن", "جري") or told.plain[0] in ("تم", "جري")
        return told.after(place) in ("فرع", "مكتب", "نقابه") and begun
    if told.plain[place].endswith(("هم", "هن", "هما")):
        return True
    return (
        told.raw[place][:1] == "ب"
        or told.before(place) in ("تم", "عن", "جري", "علي")
        or (told.before(place, 2) in ("تم", "عن", "جري") or told.classes[place - 1] == "held")
    )


def _convened(told: Told) -> Occasion | None:
    """A congress, an assembly or a council that was held: by a word before it or a participle after it."""
    for place, name in enumerate(told.classes):
        if name not in ("congress", "assembly", "council") or is_unheld(told, place):
            continue
        kind = "general_assembly" if name == "assembly" else name
        if name == "council" and not is_own(told, place):
            continue
        weight = weight_of(told, place)
        if weight:
            return Occasion(place, place + 1, kind, weight)
    for place, word in enumerate(told.plain):
        reports = word in ("تقريرين", "تقريران") and told.has(("council", "congress"), 0, 99) < 0
        renewed = word in RENEWED and RENEWABLE & set(told.plain[place + 1 : place + NEAR * 2])
        if (reports or renewed) and told.has(OURS, 0, len(told.raw)) >= 0:
            return Occasion(place, place, "general_assembly", 0.97)
        if word == "عموميه" and told.before(place) == "جمعيه" and weight_of(told, place - 1):
            return Occasion(place - 1, place, "general_assembly", 1.04)
    return None


def _gathered(told: Told) -> Occasion | None:
    """ملتقى لفائدة المنخرطين, يوم تواصلي, زيارة تواصلية."""
    for place, name in enumerate(told.classes):
        if name not in ("gathering", "meet"):
            continue
        held = told.has(("held",), max(0, place - REACH), place) >= 0
        paid = told.raw[place][:1] == "ب" or place < NEAR
        own = told.plain[place].endswith(("اتها", "اته"))
        if (held or paid or own) and told.after(place) in OUTREACH:
            return Occasion(place, place + 1, "outreach_meeting", 1.06)
        days = told.plain[place] in ("يوم", "يوما", "جوله", "ايام")
        if not held or name == "meet" or (days and not told.after(place).startswith("دراسي")):
            continue
        for link in range(place + 1, min(place + SIDES, len(told.raw))):
            leads = told.raw[link] in ("لفايده", "مع") or told.raw[link].startswith("لمنخرط")
            if leads and told.has(("members",), link, link + 3) >= 0:
                return Occasion(place, place, "outreach_meeting", 1.04)
    return None


def _protested(told: Told) -> Occasion | None:
    """خرج … في مسيرة, واصل … اعتصامهم, رفعوا شعارات, يحتجون أمام, وقفة احتجاجية لـ… نظمتها."""
    for place, word in enumerate(told.raw[:PARTNER]):
        following = told.raw[place + 1 : place + NEAR + 2]
        raised = word.lstrip("و").startswith(("رفع", "ردد", "حمل")) and any(
            other in ("شعارات", "الشارات", "شارات", "لافتات") for other in following
        )
        gathered = word.startswith(("يحتج", "تحتج", "احتج")) and "امام" in following
        if raised or gathered:
            return Occasion(place, place, "strike_or_protest", 1.03)
    protest = told.has(("protest",), 0, SIDES)
    if protest < 0 or is_unheld(told, protest) or told.before(protest) in ("قانون", "حق"):
        return None
    verb = next((p for p in range(min(protest, NEAR)) if told.plain[p] in _MOVED), -1)
    opens = protest == 0 and told.raw[0] in ("وقفه", "مسيره", "اعتصام", "اضراب")
    near = verb >= 0 and protest - verb <= PARTNER
    done = told.raw[protest + 1 : protest + 3]
    if not near and len(done) > 1 and done[0] in RELATIVES and done[1].startswith(_STRUCK):
        return Occasion(protest, protest, "strike_or_protest", 0.95)
    return Occasion(protest, protest, "strike_or_protest", 1.0) if near or opens else None


_RULES: tuple[Callable[[Told], Occasion | None], ...] = (
    _founding, _convened, *MEETINGS, _gathered, _protested,
)  # fmt: skip
