"""Is a text told by a body of the genre, or does it only borrow its words: a regression on word classes.

Unions and their members, the government, parties, companies, police and courts, protests, papers: how
often each class stands in the title, the first sentence, the opening and the whole. `genre.json` holds a
weight for each, made by `python -m benchmarks learning --write` from the annotated documents.
"""

import json
import re
from functools import cache
from importlib.resources import files
from math import exp, log1p
from typing import Any, Final

from hiwar.reading.outline import Outline

_OPENING_SENTENCES, _PER_WORDS, _FEWEST, _MOST = 4, 300, 50, 2
_LONGEST = 60_000
_STEEPEST = 30.0
_CLASSES: Final = {
    "union": r"نقاب\w*|مركزيات|مركزيه",
    "confederation": r"كونفدرالي\w*|كنفدرالي\w*|فدرالي\w*|فيدرالي\w*|جامعه (?:ال)?وطنيه",
    "association": r"جمعي(?:ه|ات|تنا)|عصبه|منظمه|مرصد|شبكه|تنسيقي\w*|حقوقي\w*|ايتلاف",
    "members": (
        r"شغيله|عمال(?!ه)|اجراء|مستخدم\w*|موظف\w*|منخرط\w*|مناضل\w*|اساتذه|ممرض\w*|متعاقد\w*"
    ),
    "party": (
        r"حزب\w*|احزاب|شبيب\w*|امين العام|تيار|مكتب السياسي|اغلبيه|معارضه|انتخاب\w*|برلماني\w*"
        r"|قيادي\w*|سياسي\w*"
    ),
    "government": (
        r"حكوم\w*|وزير\w*|وزار\w*|برلمان|مشروع القانون|مشروع قانون|مجلس النواب|رييس الحكومه"
    ),
    "company": r"شرك\w*|مقاول\w*|ابناك|مجموعه",
    "police": r"امن|شرط\w{1,2}|درك|سلطات|ضابط\w*|عناصر",
    "court": r"محكم\w*|قضاء|استيناف|نيابه|قاضي|دعوي|طعن\w*|حكم\w{0,2}(?!\w)",
    "protest": r"اضراب\w*|وقف(?:ه|ات)|اعتصام\w*|احتجاج\w*|مسير(?:ه|ات)",
    "paper": r"بلاغ\w*|بيان\w*|مراسله|رساله|نداء",
    "demand": r"مطالب\w*|ملف المطلبي|حوار\w*",
    "sources": r"مصادر|مصدر",
    "report": r"كتاب\w*|تقرير|دراسه|دليل|ندوه|مقال\w*",
}
# A letter or two before a word, and its article.
_PATTERNS: Final = {
    name: re.compile(rf"(?<![^\W\d_])[ولبفك]{{0,2}}(?:ال|لل)?(?:{words})")
    for name, words in _CLASSES.items()
}


def genre_likelihood(outline: Outline) -> float:
    """How likely a document is of the genre, 0 to 1."""
    return likelihood(features(outline), _weights())


def likelihood(told: dict[str, float], weights: dict[str, Any]) -> float:
    """The same of the features of a document, by a table of weights."""
    logit = weights["base"] + sum(
        weight * told[name] for name, weight in weights["features"].items()
    )
    return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, logit))))


def features(outline: Outline) -> dict[str, float]:
    """For each class of words, how often it stands in the title, at the beginning and in all."""
    text = outline.text[:_LONGEST]
    body = [s for s in outline.sentences if outline.lines[s.line].kind == "paragraph"]
    body = body or outline.sentences
    titles = [s for s in outline.sentences if outline.lines[s.line].kind == "title"]
    parts = {"title": titles, "first": body[:1], "opening": body[:_OPENING_SENTENCES]}
    words = {name: _words(text, sentences) for name, sentences in parts.items()}
    rate = _PER_WORDS / max(_FEWEST, min(len(outline.words), _LONGEST // 5))
    made = {}
    for name, pattern in _PATTERNS.items():
        for part, within in words.items():
            made[f"{name} {part}"] = float(min(len(pattern.findall(within)), _MOST))
        made[f"{name} all"] = log1p(rate * len(pattern.findall(text)))
    return made


def _words(text: str, sentences: list[Any]) -> str:
    return " ".join(text[sentence.start : sentence.end] for sentence in sentences)


@cache
def _weights() -> dict[str, Any]:
    table = files("hiwar.reading.compose.learned") / "genre.json"
    weights: dict[str, Any] = json.loads(table.read_text(encoding="ascii"))
    return weights
