"""Bodies without a head noun of their own: rows of names in quotation marks, groups that act together."""

import re
from collections.abc import Iterator

from hiwar.reading.finding.types import OrganizationMention
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.verbs import is_stance_noun, verb_of
from hiwar.reading.lexicon.words import FUNCTION_WORDS, is_masdar
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.outline.phrases import is_adjective

_QUOTED = re.compile(r'"([^"\n]{3,70})"')
_JOINED = re.compile(r"[،,\s]{0,3}و?\s?")
_FEWEST, _NAMED = 4, 2
_OPENING = 4
_LONGEST = 14
_GROUPS = (
    r"(?:هييات|جمعيات|منظمات|نقابات|تنسيقيات|فعاليات|شخصيات|احزاب|تنظيمات|اطارات|مركزيات"
    r"|فدراليات|شبكات|وداديات)"
)
_COORDINATION = (
    r"(?:ال)?تنسيق\s(?:ال)?(?:نقابي|حزبي|حقوقي|جمعوي|مدني)(?:\sو?(?:ال)?(?:ثنايي|ثلاثي|رباعي|خماسي|نقابي|حزبي|حقوقي"
    r"|جمعوي|مدني))*"
)
_ONE_OF_MANY = r"(?:هييه|جمعيه|منظمه|نقابه|تنسيقيه|فرقه|تنظيما|حزبا|اطارا|شبكه|تعاونيه|مركزيه)"
_TOGETHER = re.compile(
    rf"(?<!\w)(?P<verb>\w+)\s(?P<group>(?:ازيد من |اكثر من |حوالي )?"
    rf"(?:\d{{1,4}}\s{_ONE_OF_MANY}|(?:عده |مجموعه من |ثلاث |اربع |خمس |ست |سبع )?{_GROUPS}|{_COORDINATION})(?!\w))"
)
_SAYING = ("ask", "call", "denounce", "praise", "express", "affirm", "report", "announce", "decide")
_LINKS = ("في", "من", "الي", "حوالي")
_RELATIVES = ("تضم", "تنتمي", "تمثل", "تعمل", "تنشط", "تعني")


def in_rows(outline: Outline) -> Iterator[OrganizationMention]:
    """«"المرصد …"، و"المبادرة …"، و"الجمعية …"»: who stands in a row of quoted bodies is one too."""
    row: list[re.Match[str]] = []
    for match in _QUOTED.finditer(outline.text):
        if row and not _JOINED.fullmatch(outline.text, row[-1].end(), match.start()):
            yield from _row(outline, row)
            row = []
        row.append(match)
    yield from _row(outline, row)


def _row(outline: Outline, row: list[re.Match[str]]) -> Iterator[OrganizationMention]:
    if len(row) < _FEWEST or sum(_is_headed(match[1]) for match in row) < max(_NAMED, len(row) / 2):
        return
    for match in row:
        if not _is_headed(match[1]) and match[1].startswith("ال"):
            words = " ".join(outline.original(*match.span(1)).split())
            yield OrganizationMention(
                *match.span(1), words, "association", True, 0.7, "organizations.in_row"
            )


def _is_headed(name: str) -> bool:
    return name.split(" ", 1)[0] in HEADS


def together(outline: Outline) -> Iterator[OrganizationMention]:
    """«طالبت 20 هيئة وجمعية …»: who acts together without a name, as described; in the opening only."""
    body = [s for s in outline.sentences if outline.lines[s.line].kind == "paragraph"]
    for sentence in body[:_OPENING]:
        match = next(
            (m for m in _TOGETHER.finditer(outline.text, sentence.start, sentence.end) if _acts(m)),
            None,
        )
        if match is None:
            continue
        start = match.start("group")
        end = match.end("group")
        if "تنسيق" not in match["group"]:
            end = max(end, _described(outline, outline.word_at(end - 1), sentence))
        if _only_adjective(outline.text[start:end].split()):
            continue
        words = " ".join(outline.original(start, end).split())
        yield OrganizationMention(
            start, end, words, "association", True, 0.6, "organizations.together"
        )
        return


def _only_adjective(words: list[str]) -> bool:
    """«مركزيات نقابية», «جمعيات مهتمة»: unions in general, and nobody."""
    return len(words) == _NAMED and words[0].endswith("ات") and words[1].endswith("ه")


def _acts(match: re.Match[str]) -> bool:
    verb = verb_of(match["verb"])
    return verb is not None and not verb.participle and verb.act in _SAYING


def _described(outline: Outline, place: int, sentence: Sentence) -> int:
    """The end of what describes the group whose noun ends before the word at `place`."""
    words = outline.words
    last = min(sentence.last, place + _LONGEST)
    linked = False
    for index in range(place, last):
        word, before = words[index].text, words[index - 1].text
        if word in _RELATIVES or word.isdigit():
            continue
        following = words[index + 1].text if index + 1 < last else ""
        link = word in _LINKS or (word == "عن" and before.startswith("ال"))
        if link and following and not is_stance_noun(following) and not is_masdar(following):
            linked = True
            continue
        if _closes(word, before, linked=linked, first=index == place):
            return words[index - 1].end
    return words[last - 1].end


def _closes(word: str, before: str, *, linked: bool, first: bool) -> bool:
    """Whether the description ends before a word: a mark, a stance, an addressee."""
    if not word[0].isalpha() or word in FUNCTION_WORDS or is_stance_noun(word) or verb_of(word):
        return True
    if word.startswith(("ال", "لل")):
        waits = before in _LINKS or before == "عن" or not before.startswith("ال")
        waits = waits and not before.endswith(("ا", "يه"))
        return word in HEADS or not (linked and (waits or is_adjective(word)))
    return word[0] in "بل" and not first
