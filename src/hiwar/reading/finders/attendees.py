"""Groups present without names: رؤساء وممثلي الروابط, المندوبين المنتخبين لجهة …"""

import re

from hiwar.reading.finding import AttendeesFound
from hiwar.reading.lexicon.words import MEMBERS
from hiwar.reading.outline import Outline
from hiwar.reading.outline.phrases import phrase_end

_PRESENT = re.compile(
    r"(?:(?:اجتماعا?|لقاءا?)\s(?:\w+\s){0,2}مع\s|(?:ب|و)?حضور\s|حضره\s|حضرها\s|بمشاركه\s|جمع\s|الي جانب\s)"
    r"(?:(?:مجموعه|عدد|العديد|ثله)\s+من\s+|(?P<count>\d{1,4})\s+)?"
    r"(?=(?:ال)?(?:روساء|ممثلي|مندوبي|المندوبين|اعضاء|منخرطي|مناضلي|ممثلين|موظف|مستخدم|منسقي|كتاب|فعاليات|وفد|اطر|ضيوف|اساتذه|عدد|مجموعه))"
)


def find_attendees(outline: Outline) -> list[AttendeesFound]:
    found = []
    for match in _PRESENT.finditer(outline.text):
        first = outline.word_at(match.end())
        number = outline.sentence_at(match.end())
        if number < 0 or first >= outline.sentences[number].last:
            continue
        stop = phrase_end(outline.words, first, outline.sentences[number].last)
        stop = _second_head(outline, first, stop, outline.sentences[number].last)
        count = int(match["count"]) if match["count"] else None
        side = "issuer" if outline.words[first].text in MEMBERS else "guest"
        found.append(
            AttendeesFound(
                outline.words[first].start,
                outline.words[stop - 1].end,
                side,
                count,
                0.75,
                "attendees.present_groups",
            )
        )
    return found


def _second_head(outline: Outline, first: int, stop: int, last: int) -> int:
    """رؤساء وممثلي الروابط is one group."""
    if stop < last and stop == first + 1 and outline.words[stop].text.startswith("و"):
        return phrase_end(outline.words, stop, last)
    return stop
