"""Organizations: a head noun and the phrase that names it; the organ that speaks for it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from hiwar.language.folding import fold
from hiwar.reading.finding import OrganizationMention
from hiwar.reading.finding.bodies import acceptable, is_known, is_proper, kind_named
from hiwar.reading.finding.groups import in_rows, together
from hiwar.reading.finding.reach import name_end, quotation_end
from hiwar.reading.lexicon.institutions import ALONE, CALLED, NAMED
from hiwar.reading.lexicon.organizations import HEADS, ORGANS
from hiwar.reading.outline import Outline, Sentence

_REMEMBERED = 32768
_W, _E = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_ORGAN = re.compile(rf"{_W}[وبلف]?({ORGANS})(?=\s+(?:ل|ب|التابع|{'|'.join(HEADS)}))")
_UNDER = re.compile(
    r"(?:تحت\s+لواء|تحت\s+اشراف|باشراف|التابع\w*|المنضوي\w*\s+(?:في|تحت)|المنتمي\w*|العضو\s+في)\s*$"
)
_LETTERS = re.compile(r"\s*[\"'(]+\s*((?:[ا-ي]\s?\.\s?){2,4}[ا-ي]?|[a-z]{3,5})\s*[\"')]+")
_FIXED = {fold(name): (name, kind) for name, kind in NAMED.items()}
_ALONE = {fold(name): CALLED[name] for name in ALONE}


def _by_first_word() -> dict[str, list[tuple[int, tuple[str, ...], str]]]:
    """For each form of a first word: letters before the name, the words after it, the name folded."""
    forms: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for name in (*_FIXED, *_ALONE):
        first, *rest = name.split()
        spelled = [(lead + first, len(lead)) for lead in ("", "و", "ف", "ب", "ك", "وب")]
        if first.startswith("ال"):
            spelled += [(lead + "ل" + first[1:], len(lead)) for lead in ("", "و", "ف")]
        for form, skip in spelled:
            forms.setdefault(form, []).append((skip, tuple(rest), name))
    return {form: sorted(rows, key=lambda row: -len(row[1])) for form, rows in forms.items()}


_FIRST_WORDS = _by_first_word()
_HEADED = {
    head: [tuple(name.split()[1:]) for name in _FIXED if name.split()[0] == head] for head in HEADS
}
_LETTERED = re.compile(
    r"(?<![\w.])(?P<dots>[ا-ي](?:\s?\.\s?[ا-ي]){2,3})(?!\w)|(?<!\w)(?:ال)?(?P<latin>[a-z]{3,5})(?!\w)"
)
_MAYBE_LETTERED = re.compile(r"\.\s?[ا-ي]\s?\.|[a-z]{3}")
_RENAMED = re.compile(
    rf"{_W}[وف]?[بلك]?(?:ال|لل?)(?:هييه|تنظيم|اطار|مركزيه|مصدر|جهه|نقابه|جمعيه|منظمه|هياه)"
    r"(?:\s(?:ال)?(?:نقابي|حقوقي|جمعوي|مهني|مدني|عمالي|سياسي|حزبي)ه?)?"
    rf"\s(?:ذاته|ذاتها|نفسه|نفسها|عينه|عينها|المذكور|المذكوره|سالف الذكر|سالفه الذكر|المشار اليها){_E}"
)
_COLLECTIVE = re.compile(
    rf"{_W}(?:النقابات|المركزيات|الهييات|الجمعيات|التنسيقيات)\s(?:ال\w+(?:يه|ات)\s)?"
    r"(?:(?:الثلاث|الاربع|الخمس|الست|السبع|الثماني)(?:\sالاكثر\sتمثيلي\w*)?|الاكثر\sتمثيلي\w*)"
    rf"{_E}"
)
_SAME = ("ذاته", "نفسه", "عينه", "المذكور", "سالف", "المشار")
_MANY = ("تمثيلي", "الثلاث", "الاربع", "الخمس", "الست", "السبع", "الثماني")
_LOOKBACK, _TELLING = 40, 3
_HOLDS_ITS_PARENT = ("لجنه", "المديريه", "مديريه")


def find_organizations(outline: Outline) -> list[OrganizationMention]:
    """Every mention in reading order, bare ones (النقابة) as not proper."""
    organs = {match.end(1): match.span(1) for match in _ORGAN.finditer(outline.text)}
    heads = outline.places(_is_head)
    found: list[OrganizationMention] = []
    for sentence in outline.sentences:
        after = 0
        for place in heads[bisect_left(heads, sentence.first) : bisect_left(heads, sentence.last)]:
            if place >= after:
                mention, after = _mention(outline, sentence, place, organs)
                found += [mention] if mention else []
    return sorted([*found, *_without_head(outline, found)], key=lambda mention: mention.start)


def _mention(
    outline: Outline, sentence: Sentence, place: int, organs: dict[int, tuple[int, int]]
) -> tuple[OrganizationMention | None, int]:
    word = outline.words[place]
    head, skip, start = _head(word.text)
    stop = max(name_end(outline, place, sentence.last, head), _known_end(outline, place, head))
    rest = [outline.words[index].text for index in range(place + 1, stop)]
    if rest and head.startswith("ال") and rest[0].startswith("ل"):
        stop, rest = place + 1, []
    quoted = len(rest) >= _TELLING and bool(quotation_end(outline.words, place, sentence.last))
    if (
        not (quoted or acceptable(head, rest))
        or _is_organ(head, rest)
        or _is_place(word.text, head)
    ):
        return None, place + 1
    begin, end = word.start + skip, outline.words[stop - 1].end
    name = (start + outline.original(word.end, end)) if rest else start.strip()
    if _own_name(head, rest):
        begin = outline.words[place + 1].start
        name = outline.original(begin, end)
    proper, known = quoted or is_proper(head, rest), is_known(head, rest)
    letters = _LETTERS.match(outline.text, end)
    mention = OrganizationMention(
        begin, end, " ".join(name.split()), kind_named(head, rest), proper,
        0.95 if known else 0.85 if proper else 0.5,
        "organizations.confederation" if known else "organizations.head_phrase",
        _organ_before(word.start, organs),
        bool(_UNDER.search(outline.text, max(0, word.start - _LOOKBACK), word.start)),
        re.sub(r"[\s.]", "", letters[1]) if letters else "",
    )  # fmt: skip
    holds = head in _HOLDS_ITS_PARENT or "بمجلس" in rest
    return mention, stop if quoted or (holds and proper) else place + 1


def _known_end(outline: Outline, place: int, head: str) -> int:
    """Index after a known name that opens with this head: «مكتب التكوين المهني وإنعاش الشغل»."""
    for rest in _HEADED.get(head, ()):
        stop = place + 1 + len(rest)
        if tuple(word.text for word in outline.words[place + 1 : stop]) == rest:
            return stop
    return 0


def _is_organ(head: str, rest: list[str]) -> bool:
    """الهيئة التنفيذية لـ… is how a body acts, not a body."""
    return head == "الهييه" and bool(rest) and rest[0] in ("التنفيذيه", "التقريريه")


def _is_place(word: str, head: str) -> bool:
    """بعمالة … is where, فرع … where one is; لفرع … is whose."""
    return (head in ("عماله", "جماعه") and word.startswith("ب")) or (
        head == "فرع" and word[0] != "ل"
    )


def _own_name(head: str, rest: list[str]) -> bool:
    """شركة أفيردا is called أفيردا."""
    return head == "شركه" and bool(rest) and not rest[0].startswith("ال") and rest[0] != '"'


@lru_cache(maxsize=_REMEMBERED)
def _head(word: str) -> tuple[str, int, str]:
    """The head noun behind a word, how many letters its span leaves out, and its plain form."""
    if word in HEADS:
        return word, 0, _plain(word)
    for skip in (1, 2) if word[:1] in "وف" else (1,):
        if word[:1] in "وفبكل" and word[skip:] in HEADS and word[skip:] != word:
            return word[skip:], skip, _plain(word[skip:])
    for lead, skip in (("لل", 0), ("ولل", 1), ("فلل", 1)):
        if word.startswith(lead) and "ال" + word[len(lead) :] in HEADS:
            return "ال" + word[len(lead) :], skip, _plain("ال" + word[len(lead) :])
    return "", 0, ""


@lru_cache(maxsize=_REMEMBERED)
def _is_head(word: str) -> bool:
    return bool(_head(word)[0])


_SPELLING = {
    "نقابه": "نقابة", "الجامعه": "الجامعة", "كتابه": "كتابة", "رياسه": "رئاسة", "موسسه": "مؤسسة",
    "الموسسه": "المؤسسة", "مستشفي": "مستشفى", "المستشفي": "المستشفى", "هييه": "هيئة",
    "الهييه": "الهيئة", "الايتلاف": "الائتلاف", "ايتلاف": "ائتلاف", "اكاديميه": "أكاديمية",
    "الاكاديميه": "الأكاديمية", "المنتدي": "المنتدى", "منتدي": "منتدى",
}  # fmt: skip


def _plain(head: str) -> str:
    """The head as one writes it; folding has taken ة and hamza away."""
    known = _SPELLING.get(head)
    if known:
        return known
    return head[:-1] + "ة" if head.endswith("ه") else head


def _organ_before(start: int, organs: dict[int, tuple[int, int]]) -> tuple[int, int] | None:
    for back in (0, 1, 2):
        span = organs.get(start - back)
        if span:
            return span
    return None


def _without_head(outline: Outline, taken: list[OrganizationMention]) -> list[OrganizationMention]:
    """Bodies known by name, and the nicknames, letters and second names of those named elsewhere."""
    inside = _inside(taken)
    found = [named for named in _by_name(outline) if not inside(named.start)]
    for match in _LETTERED.finditer(outline.text) if _MAYBE_LETTERED.search(outline.text) else ():
        alias = _letters(outline, match)
        if alias and not inside(alias.start):
            found.append(alias)
    found += [row for row in in_rows(outline) if not inside(row.start)]
    found += together(outline)
    for match in _matches(_COLLECTIVE, outline.text, _MANY):
        words = " ".join(outline.original(*match.span()).split())
        found.append(
            OrganizationMention(
                *match.span(), words, "union", True, 0.6, "organizations.collective"
            )
        )
    for match in _matches(_RENAMED, outline.text, _SAME):
        words = " ".join(match.group().split())
        found.append(
            OrganizationMention(
                match.start(), match.end(), words, "", False, 0.5, "organizations.renamed"
            )
        )
    return found


def _matches(
    pattern: re.Pattern[str], text: str, hints: tuple[str, ...]
) -> Iterator[re.Match[str]]:
    """All matches, none looked for in a text without any of the letters that each must hold."""
    return pattern.finditer(text) if any(map(text.__contains__, hints)) else iter(())


def _by_name(outline: Outline) -> Iterator[OrganizationMention]:
    """النيابة العامة is a body, البام the nickname of one."""
    words = outline.words
    for place in outline.places(_FIRST_WORDS.__contains__):
        word = words[place]
        for skip, rest, name in _FIRST_WORDS[word.text]:
            stop = place + 1 + len(rest)
            if rest and tuple(other.text for other in words[place + 1 : stop]) != rest:
                continue
            span = (word.start + skip, words[stop - 1].end)
            if name in _FIXED:
                plain, kind = _FIXED[name]
                yield OrganizationMention(*span, plain, kind, True, 0.85, "organizations.named")
            else:
                called = _ALONE[name]
                yield OrganizationMention(*span, called, "", False, 0.5, "organizations.nickname")
            break


def _letters(outline: Outline, match: re.Match[str]) -> OrganizationMention | None:
    group = "dots" if match["dots"] else "latin"
    start, end = match.span(group)
    if group == "latin" and not outline.original(start, end).isupper():
        return None
    called = re.sub(r"[\s.]", "", match[group])
    return OrganizationMention(start, end, called, "", False, 0.5, "organizations.letters")


def _inside(taken: list[OrganizationMention]) -> Callable[[int], bool]:
    covered: set[int] = set()
    for mention in taken:
        if mention.proper:
            covered.update(range(mention.start, mention.end))
    return covered.__contains__
