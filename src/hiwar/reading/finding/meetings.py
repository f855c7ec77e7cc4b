"""A meeting that a sentence tells: of whom it was, with whom, what was signed there."""

from collections.abc import Callable

from hiwar.reading.finding.occasion_words import (
    NEAR,
    OURS,
    PARTNER,
    REACH,
    SIDES,
    Occasion,
    Told,
    is_own,
    is_unheld,
    weight_of,
)
from hiwar.reading.lexicon.occasions import (
    COMMITTEES,
    CONSULTING,
    OTHER_SESSIONS,
    OUTREACH,
    OWN_RANKS,
    PLACES,
    PRESS,
    TALKED,
    TALKS,
)

_LINKS = (
    "مع",
    "بين",
    "رفقه",
    "لفايده",
    "جمع",
    "جمعت",
    "جمعه",
    "جمعهم",
    "ضم",
    "ضمت",
    "بمشاركه",
    "يجمع",
)
_MET_BY_B = ("authority", "members", "leader", "delegation", "leaders")
_SAT = frozenset(("التام", "التامت", "اجتمع", "اجتمعت"))
_SEATED = frozenset(("المجتمع", "المجتمعه", "الملتيم", "الملتيمه", "المنعقد", "المنعقده"))
_DISCUSSED = ("ناقش", "ناقشت", "بحث", "بحثت", "تدارس", "تدارست", "تباحث", "تباحثت")
_CONFERRED = ("حوار", "مفاوضات")


def _meeting(told: Told) -> Occasion | None:
    """A meeting that was held, told apart by whom it was with."""
    for place, name in enumerate(told.classes):
        called = "دعوه" in told.plain[max(0, place - PARTNER) : place]
        if name not in ("meet", "met", "session") or (
            name == "meet" and not called and is_unheld(told, place)
        ):
            continue
        if told.after(place) in OTHER_SESSIONS and told.plain[place] == "جلسه":
            continue
        sure = 1.05 if name == "met" else _weight_of_meeting(told, place)
        kind = _with_whom(told, place) if sure else ""
        if kind:
            more = 0.05 if kind == "outreach_meeting" else 0.0
            return Occasion(place, place, kind, sure + more)
    return None


def _weight_of_meeting(told: Told, place: int) -> float:
    own = told.plain[place].endswith(("ه", "ها", "هم")) and told.plain[place] != "جلسه"
    held = told.has(("held", "met"), max(0, place - REACH), place)
    if held >= 0 or told.raw[0] == "محضر":
        return 1.05
    if told.raw[max(place - 1, 0)] == "في" and told.after(place) not in PRESS:
        return 1.03 if own else 1.0
    if any(word == "دعوه" for word in told.plain[max(0, place - PARTNER) : place]):
        return 1.0
    later = weight_of(told, place)
    return later if later > 1 else 0.0


def _with_whom(told: Told, place: int) -> str:
    kinds = (told_so(told, place) for told_so in (_described, _met, _of_two, _of_own))
    return next(filter(None, kinds), "")


def _described(told: Told, place: int) -> str:
    """لقاء تواصلي, لقاء تشاوري, جلسة حوار, دورة المجلس الوطني, اللجنة المشتركة."""
    near = [told.after(place, by) for by in range(1, NEAR)]
    if any(word in OUTREACH for word in near):
        return "outreach_meeting"
    if told.has(("council",), place + 1, place + 2) >= 0 and is_own(told, place + 1):
        return "council"
    if "تشاوري" in near or "تشاوريا" in near:
        return "consultative_meeting"
    joint = told.has(("joint",), max(0, place - PARTNER), place + PARTNER) >= 0
    return "dialogue_round" if joint or near[0] in TALKS else ""


def _met(told: Told, place: int) -> str:
    if told.classes[place] == "session":
        return ""
    return _partner(told, place) or _invited(told, place)


def _of_two(told: Told, place: int) -> str:
    """A meeting that is common, of two bodies, or of a body and an authority named before it."""
    if any(told.after(place, by) in CONSULTING for by in range(1, NEAR)) or _several(told, place):
        return "consultative_meeting"
    before = all(told.has(names, 0, place) >= 0 for names in (("authority",), ("body", "bodies")))
    alone = told.classes[place] != "session" and told.has(("organ",), 0, place) < 0
    return "dialogue_round" if before and alone else ""


def _of_own(told: Told, place: int) -> str:
    start = max(0, place - REACH)
    council = told.has(("council",), start, place + NEAR)
    organ = told.has(("organ",), start, place + PARTNER)
    if council >= 0 and organ < 0:
        return "council" if is_own(told, council) else ""
    return "bureau_meeting" if organ >= 0 and _organ_meets(told, organ) else ""


def _several(told: Told, place: int, *, joined: bool = True) -> bool:
    """«قيادة الحزب والنقابة», «قيادتا …»: two bodies before the verb or the noun, and no authority."""
    if told.has(("authority",), 0, place) >= 0:
        return False
    first = told.has(("body", "party"), 0, place)
    second = next(
        (
            p
            for p in range(first + 1, place)
            if (told.raw[p][:1] == "و" or not joined) and told.classes[p] in ("body", "party")
        ),
        -1,
    )
    return 0 <= first < second


def _organ_meets(told: Told, organ: int) -> bool:
    """The bureau of a body or a rank of its own, not any office (مكتب الدراسات, بمكتبه)."""
    return (
        told.after(organ) in OWN_RANKS
        or told.after(organ) in COMMITTEES
        or (told.plain[organ].startswith(("سكرتاريه", "امانه", "كتابه")))
    )


def _invited(told: Told, place: int) -> str:
    """«تلبية لدعوة السيد المدير»; «التقى مناضلي الفرع», «تباحث قادة …»."""
    called = next((p for p in range(place) if told.plain[p] == "دعوه"), -1)
    if called >= 0 and told.has(("authority",), called, place + PARTNER) >= 0:
        return "dialogue_round" if told.has(OURS, 0, len(told.raw)) >= 0 else ""
    if told.classes[place] != "met":
        return ""
    if told.has(("members",), place + 1, place + 3) >= 0:
        return "outreach_meeting" if told.raw[place].startswith(("التق", "والتق")) else ""
    several = told.has(("leaders", "bodies"), place + 1, place + NEAR)
    return "consultative_meeting" if several >= 0 else ""


def _partner(told: Told, place: int) -> str:
    """The kind by who stands behind مع, بين, جمع or ب."""
    for link in range(place + 1, min(place + PARTNER, len(told.raw))):
        word = told.raw[link]
        if word in _LINKS:
            return _by_sides(told, place, link, link + 1)
        joined = word[:1] == "ب" and told.classes[link] in _MET_BY_B
        met = told.plain[place].startswith("التق")
        if joined and (met or told.plain[link] not in PLACES):
            return _by_sides(told, place, link, link)
    return ""


def _by_sides(told: Told, place: int, link: int, start: int) -> str:
    word = told.raw[link]
    wide = word in ("بين", "جمع", "جمعت", "جمعه", "ضم", "ضمت", "جمعهم", "يجمع")
    stop = start + (SIDES if wide else NEAR)
    ours = told.has(OURS, 0, len(told.raw)) >= 0 or told.plain[place].endswith("نا")
    authority = told.has(("authority",), start, stop)
    members = told.has(("members",), start, start + 3)
    if not wide and members >= 0 and not 0 <= authority < members:
        return "outreach_meeting"
    if authority >= 0:
        return "dialogue_round" if ours else ""
    others = ("party", "sections", "bodies", "leaders", "body", "organ", "leader", "delegation")
    first = told.has(others, start, stop)
    if first < 0:
        return "outreach_meeting" if told.has(("members",), start, stop) >= 0 else ""
    if told.has(("authority",), max(0, place - PARTNER), place) >= 0:
        return "dialogue_round"
    return "consultative_meeting"


def _received(told: Told) -> Occasion | None:
    """استقبل … وفدا: an authority and a body, a body and its delegates, a party and its leagues."""
    for place, name in enumerate(told.classes):
        if name == "visited" and place < NEAR and _several(told, len(told.raw), joined=False):
            return Occasion(place, place, "consultative_meeting", 1.0)
        if name not in ("received", "receiving") and told.raw[place] != "باستقبال":
            continue
        start = place + 1 if name == "received" else 0
        stop = place + SIDES
        authority = told.has(("authority",), start, stop)
        body = told.has(("body", "delegation", "organ", "bodies", "party", "leader"), start, stop)
        ours = told.plain[place].endswith(("نا", "هم"))
        party = told.has(("party",), start, start + NEAR + 2)
        members = told.has(("members",), start, stop)
        if authority >= 0 and (body >= 0 or ours):
            return Occasion(place, place, "dialogue_round", 1.06)
        if party >= 0 and told.has(("body", "sections", "bodies"), party, stop) >= 0:
            return Occasion(place, place, "consultative_meeting", 1.07)
        if body >= 0 and members > body:
            return Occasion(place, place, "outreach_meeting", 1.05)
    return None


def _agreed(told: Told) -> Occasion | None:
    """وقعت الإدارة والنقابة محضر اتفاق."""
    signed = told.has(("signed",), 0, SIDES)
    if signed < 0:
        return None
    accord = told.has(("accord",), signed, signed + REACH)
    sides = told.has(("authority", "joint"), signed, signed + REACH) >= 0 and (
        told.has(("body", "organ", "bodies"), signed, signed + REACH) >= 0
    )
    record = accord >= 0 and (told.before(accord) == "محضر" or told.plain[accord] == "بروتوكول")
    return Occasion(signed, accord, "dialogue_round", 1.06) if record and sides else None


def _talked(told: Told) -> Occasion | None:
    """«عادت النقابة والإدارة إلى طاولة المفاوضات», «أفضى الحوار بين الوزارة والجامعة إلى …»."""
    for place, word in enumerate(told.plain):
        if word not in _CONFERRED or not TALKED & set(told.plain[max(0, place - PARTNER) : place]):
            continue
        if told.before(place) in ("طاوله", "باب") or told.after(place) in ("بين", "مع"):
            sides = told.has(("authority",), 0, 99) >= 0 and told.has(OURS, 0, 99) >= 0
            if sides:
                return Occasion(place, place, "dialogue_round", 1.03)
    return None


def _sat(told: Told) -> Occasion | None:
    """«التأمت اللجنة الإدارية», «المكتب الوطني للنقابة، المجتمع يوم …»: no noun says what it held."""
    for place, name in enumerate(told.classes):
        if name != "organ" or not _organ_meets(told, place):
            continue
        called = {told.before(place), told.before(place, 2)} & _SAT
        seated = _SEATED & set(told.raw[place + 1 : place + PARTNER])
        if called or seated:
            return Occasion(place, place, "bureau_meeting", 1.02)
    return None


def _discussed(told: Told) -> Occasion | None:
    """«ناقش وزير العدل مع النقابة …»."""
    if not told.raw or told.raw[0] not in _DISCUSSED or "مع" not in told.raw[:SIDES]:
        return None
    beside = told.has(("authority",), 1, NEAR) >= 0
    ours = told.has(("body", "bodies"), told.raw.index("مع"), SIDES) >= 0
    return Occasion(0, 0, "dialogue_round", 1.03) if beside and ours else None


MEETINGS: tuple[Callable[[Told], Occasion | None], ...] = (
    _meeting, _received, _agreed, _talked, _sat, _discussed,
)  # fmt: skip
