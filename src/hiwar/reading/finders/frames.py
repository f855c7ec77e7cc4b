"""Items told by a frame of nouns rather than by a verb: توصيات منها …, لن يتحقق إلا ب …, التحضير ل…"""

import re
from collections.abc import Callable

from hiwar.language.tokens import Token
from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import char_span, clause_end, core_end, listed, parts
from hiwar.reading.lexicon.deeds import DATED, EVENT_WORD
from hiwar.reading.lexicon.events import NEXT_EVENT_NOUNS
from hiwar.reading.lexicon.frames import FRAMES
from hiwar.reading.lexicon.words import AUTHORITIES, MEMBERS, is_masdar
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.outline.phrases import phrase_end

_SHORTEST = 2
_BACK = 9
_FAR = 18
_OF = ("في", "من", "علي", "عن", "وفق", "حسب")
_BACKGROUND = ("لا", "التي", "الذي", "الذين", "كان", "كانت", "من", "ما")

Maker = Callable[[Outline, Sentence, re.Match[str]], list[ItemFound]]


def find_frames(outline: Outline) -> list[ItemFound]:
    """Items of frames in paragraphs; `head` counts within the list returned."""
    found: list[ItemFound] = []
    for sentence in outline.sentences:
        if outline.lines[sentence.line].kind != "paragraph" or _opens_list(outline, sentence):
            continue
        text = outline.text[sentence.start : sentence.end]
        for name, words, pattern in FRAMES:
            if not any(map(text.__contains__, words)):
                continue
            for match in pattern.finditer(outline.text, sentence.start, sentence.end):
                made = _MAKERS[name](outline, sentence, match)
                for item in made:
                    item.head = None if item.head is None else item.head + len(found)
                found += made
    return found


def _opens_list(outline: Outline, sentence: Sentence) -> bool:
    line = outline.lines[sentence.line]
    return sentence.end >= line.end - 2 and outline.text[line.end - 1] == ":"


def _after(outline: Outline, sentence: Sentence, place: int) -> tuple[int, int]:
    first = outline.word_at(place)
    return first, clause_end(
        outline.words, first, sentence.last
    ) if first < sentence.last else first


def _made(
    words: list[Token], spans: list[tuple[int, int]], kind: str, certainty: float, rule: str
) -> list[ItemFound]:
    return [
        ItemFound(*char_span(words, first, last), kind, certainty, rule, act_at=first)
        for first, last in spans
        if last - first >= _SHORTEST
    ]


def _recommendations(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """What the recommendations are, under the words that adopt them where those are there."""
    first = outline.word_at(match.end())
    spans = _split(outline.words, first, sentence.last)
    found = _made(outline.words, spans, "recommendation", 0.88, "frames.recommendations")
    if match["adopted"]:
        start, end = match.span("adopted")
        head = ItemFound(start, end, "decision", 0.7, "frames.adopted")
        for item in found:
            item.head = 0
        return [head, *found]
    return found


def _split(words: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    return [
        span
        for start, stop in listed(words, first, last)
        for span in parts(words, start, stop)
        if stop - start >= _SHORTEST
    ]


def _only_by(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    first, last = _after(outline, sentence, match.end())
    return _made(outline.words, parts(outline.words, first, last), "demand", 0.7, "frames.only_by")


def _required(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    first, last = _after(outline, sentence, match.end())
    told = match["that"] is not None
    if told and outline.words[outline.word_at(match.start()) - 1].text in _BACKGROUND:
        return []
    if first >= last or not (told or is_masdar(outline.words[first].text)):
        return []
    spans = [(first, core_end(outline.words, first, last))]
    spans = spans if told else parts(outline.words, first, last)
    return _made(outline.words, spans, "recommendation", 0.5, "frames.required")


def _appealed(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """وجهت نداء إلى الحكومة من أجل …"""
    if not is_masdar(match["first"]):
        return []
    first = outline.word_at(match.end() + 1) - 1
    spans = chain(outline.words, first, sentence.last)
    asked = match["between"].split()
    authority = any(word in AUTHORITIES or word.startswith("الحكومي") for word in asked)
    members = not authority and any(word in MEMBERS for word in asked)
    kind = "recommendation" if members else "demand"
    found = _made(outline.words, spans, kind, 0.75, "frames.appealed")
    if found:
        found[0].start = match.end()
    return found


def _incumbent(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """على الحكومة تحمل مسؤوليتها, على العمدة أن يستجيب"""
    if match["who"] not in AUTHORITIES or not (match["that"] or is_masdar(match["first"])):
        return []
    first, last = _after(outline, sentence, match.end())
    if last - first < _SHORTEST:
        return []
    start = match.start("from") if match["that"] else char_span(outline.words, first, last)[0]
    end = outline.words[core_end(outline.words, first, last) - 1].end
    return [ItemFound(start, end, "demand", 0.7, "frames.incumbent", act_at=first)]


def _incumbent_on_it(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """الوزارة عليها تنفيذ وعودها; not الذين فرض عليهم التعاقد."""
    before = outline.words[outline.word_at(match.start()) - 1].text
    definite = match["first"].startswith("ال")
    if definite or not before.startswith("ال") or not is_masdar(match["first"]):
        return []
    spans = chain(outline.words, outline.word_at(match.end()), sentence.last)
    return _made(outline.words, spans, "demand", 0.65, "frames.incumbent")


def _aims(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """يهدف الملتقى إلى X، وY: aims set are decisions."""
    if not is_masdar(match["first"]):
        return []
    spans = chain(outline.words, outline.word_at(match.end()), sentence.last)
    return _made(outline.words, spans, "decision", 0.55, "frames.aims")


def _body_aims(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """تروم الجمعية، وفق قانونها، الدفاع عن X، وY; تسعى الجمعية إلى X."""
    words, first = outline.words, outline.word_at(match.end())
    to = match["verb"] in ("هدف", "سعي")
    for place in range(first, min(first + _FAR, sentence.last - 1)):
        after = words[place - 1].text
        if is_masdar(words[place].text) and (after == "الي" if to else after not in _OF):
            spans = chain(words, place, sentence.last)
            return _made(words, spans, "decision", 0.55, "frames.aims")
    return []


def _stipulated(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    first = outline.word_at(match.end())
    if first >= sentence.last or not is_masdar(outline.words[first].text):
        return []
    spans = chain(outline.words, first, sentence.last)
    return _made(outline.words, spans, "commitment", 0.7, "frames.stipulated")


def _awaited(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """من المرتقب أن يخوض … جلسات, يرتقب عقد لقاء: a coming event is named soon."""
    first, last = _after(outline, sentence, match.end())
    if match["that"] is None and not is_masdar(outline.words[first].text):
        return []
    near = " ".join(word.text for word in outline.words[first : min(last, first + _BACK)])
    dated = DATED.search(outline.text, outline.words[first].start, outline.words[last - 1].end)
    if last - first < _SHORTEST or not (_COMING.search(near) or dated):
        return []
    end = outline.words[core_end(outline.words, first, last) - 1].end
    start = outline.words[first].start
    return [ItemFound(start, end, "next_event", 0.7, "frames.awaited", act_at=first)]


def _horizon(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """في أفق عقد يوم دراسي, على أن تعقد جلسة يوم …: an event on a day."""
    first, last = _after(outline, sentence, match.start("from"))
    if last - first < _SHORTEST:
        return []
    last = core_end(outline.words, first, last)
    start, end = outline.words[first].start, outline.words[last - 1].end
    if not (DATED.search(outline.text, start, end) and EVENT_WORD.search(outline.text, start, end)):
        return []
    return [ItemFound(start, end, "next_event", 0.65, "frames.event_to_come", act_at=first)]


def _our_demand(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    first = outline.word_at(match.end())
    spans = chain(outline.words, first, sentence.last, nouns=True) if first < sentence.last else []
    return _made(outline.words, spans, "demand", 0.7, "frames.our_demand")


def _expected_of(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """الجميع مطالب بالحضور, الحكومة مطالبة ب…"""
    who = match["who"]
    first, last = _after(outline, sentence, match.start("what"))
    if last - first < _SHORTEST or not (who in AUTHORITIES or who in MEMBERS):
        return []
    end = outline.words[last - 1].end
    if who in AUTHORITIES:
        return _made(
            outline.words, parts(outline.words, first, last), "demand", 0.75, "frames.expected"
        )
    return [ItemFound(match.start("who"), end, "recommendation", 0.75, "frames.expected")]


def _prepared(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    first = outline.word_at(match.start("event"))
    last = phrase_end(outline.words, first, sentence.last)
    return [
        ItemFound(
            match.start("event"),
            outline.words[last - 1].end,
            "next_event",
            0.7,
            "frames.prepared_for",
        )
    ]


def _to_come(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """From the event noun before الذي سينعقد to the end of the clause."""
    place = outline.word_at(match.start())
    nouns = [
        index
        for index in range(max(sentence.first, place - _BACK), place)
        if _NOUN.match(outline.words[index].text)
    ]
    if not nouns:
        return []
    start = nouns[-1]
    before = outline.words[start - 2].text if start - 2 >= sentence.first else ""
    if before in ("سلسله", "مجموعه", "عدد"):
        start -= 2
    last = _sentence_tail(outline.words, place + 2, sentence.last)
    span = (outline.words[start].start, outline.words[last - 1].end)
    return [ItemFound(*span, "next_event", 0.8, "frames.event_to_come", act_at=start)]


def _sentence_tail(words: list[Token], first: int, last: int) -> int:
    place = first
    while place < last and words[place].text not in ("،", ",", "؛", "."):
        place += 1
    return place


def _addressed(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    first = outline.word_at(match.start())
    last = _sentence_tail(outline.words, first + 1, sentence.last)
    start = match.start() + (1 if outline.text[match.start()] in "وف" else 0)
    return [
        ItemFound(start, outline.words[last - 1].end, "recommendation", 0.75, "frames.invitation")
    ]


def _clause(kind: str, certainty: float, rule: str, *, whole: bool) -> Maker:
    """A maker of one item: the clause after the frame, with its words where `whole`."""

    def make(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
        first, last = _after(outline, sentence, match.end())
        if last <= first:
            return []
        last = core_end(outline.words, first, last)
        start = match.start("from") if whole else char_span(outline.words, first, last)[0]
        return [ItemFound(start, outline.words[last - 1].end, kind, certainty, rule, act_at=first)]

    return make


def _agreed(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """تم الاتفاق على X، وY: agreed, still to be carried out."""
    first = outline.word_at(match.end())
    if first >= sentence.last or not _is_deed(outline.words, first):
        return []
    spans = chain(outline.words, first, sentence.last)
    found = _made(outline.words, spans, "commitment", 0.85, "frames.agreed")
    ours = not _OF_SIDES.search(outline.text, max(match.start() - _JUST_BEFORE, 0), match.end())
    for item in found:
        item.agreed = ours
        if _MEETING.match(outline.text, item.start) and _DATED.search(
            outline.text, item.start, item.end
        ):
            item.type = "next_event"
    return found


def _is_deed(words: list[Token], first: int) -> bool:
    """Whether an action is agreed on, no topic (الاتفاق حول القضايا) and no distance from it (عدم التوافق)."""
    word = words[first + (words[first].text == '"')].text
    return is_masdar(word) or word in ("ضروره", "ان")


def _will_not(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """Whoever speaks says what will not be: أنها لن, "لن, ولن; not a subject told of (أن الورثة لن …)."""
    place = outline.word_at(match.start("from"))
    before = outline.words[place - 1].text
    said = match.start("from") > match.start() or before in ('"', "،", "ان", "نحن")
    return _WILL_NOT(outline, sentence, match) if said else []


def _so_called(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """ما وصفته ب"X", مما أسموه Y: a judgement on a thing."""
    first = outline.word_at(match.end())
    spans = chain(outline.words, first, sentence.last) if first < sentence.last else []
    return _made(outline.words, spans, "position", 0.55, "frames.so_called")


def _needed(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """ضرورة + an action, whatever leads to it."""
    first = outline.word_at(match.end())
    if first >= sentence.last or not is_masdar(outline.words[first].text):
        return []
    spans = chain(outline.words, first, sentence.last)
    return _made(outline.words, spans, "recommendation", 0.55, "frames.need")


def _done(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """تم تسطير برنامج …: a decision."""
    first, last = _after(outline, sentence, match.start("what"))
    return _made(outline.words, parts(outline.words, first, last), "decision", 0.8, "frames.done")


_OF_SIDES = re.compile(
    r"(?:ال)?(?:طرف|جانب)(?:ان|ين)(?!\w)|(?<!\w)[وف]?(?:[يت]?نصت?|[يت]تضمن|تضمنت?)\s"
)
_JUST_BEFORE = 18
_MEETING = re.compile(rf"(?:عقد|تنظيم)\s(?:{NEXT_EVENT_NOUNS})")
_DATED = re.compile(
    r"\d{1,2}\s(?:يناير|فبراير|مارس|ابريل|ماي|يونيو|يوليوز|غشت|شتنبر|اكتوبر|نونبر|دجنبر)|(?:ال)?مقبل"
)
_COMING = re.compile(rf"(?<!\w)(?:ال)?(?:{NEXT_EVENT_NOUNS}|مجلس|جلسات|اجتماعات)")
_NOUN = re.compile(
    rf"(?:[وبل]|لل|لال)?(?:ال)?(?:{NEXT_EVENT_NOUNS}|مجلس|جمع|تجمع|مناظره|ملتقي|قافله|انزال|محطه|ندوات)(?!\w{{3}})"
)
_WILL_NOT = _clause("position", 0.65, "frames.will_not", whole=True)
_MAKERS: dict[str, Maker] = {
    "recommendations": _recommendations,
    "only_by": _only_by,
    "required": _required,
    "expected_of": _expected_of,
    "prepared": _prepared,
    "to_come": _to_come,
    "agreed": _agreed,
    "so_called": _so_called,
    "addressed": _addressed,
    "undertaking": _clause("commitment", 0.7, "frames.undertaking", whole=True),
    "gains": _clause("achievement", 0.55, "frames.gains", whole=True),
    "done": _done,
    "resolution": _clause("decision", 0.7, "frames.resolution", whole=False),
    "will_not": _will_not,
    "aim_of_meeting": _clause("position", 0.5, "frames.aim_of_meeting", whole=False),
    "need": _needed,
    "appealed": _appealed,
    "incumbent": _incumbent,
    "incumbent_on_it": _incumbent_on_it,
    "greeted": _clause("position", 0.6, "frames.greeted", whole=True),
    "aims": _aims,
    "body_aims": _body_aims,
    "opened_with": _clause("decision", 0.65, "frames.done", whole=True),
    "stipulated": _stipulated,
    "awaited": _awaited,
    "horizon": _horizon,
    "our_demand": _our_demand,
    "undertook": _clause("decision", 0.6, "frames.undertook", whole=False),
}
