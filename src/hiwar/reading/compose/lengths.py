"""An item in running text is the core of what is said: a long one ends where a circumstance or an aside begins."""

from typing import Final

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.predicates import has_predicate
from hiwar.reading.lexicon.words import is_masdar
from hiwar.reading.outline import Outline

# Of two thousand annotated clauses nineteen of twenty have at most so many words.
_LONG: Final = 18
_ENOUGH: Final = 6
_TOLD: Final = (
    "items.goes_on", "items.reported_that", "items.reported_words", "items.affirmed_that", "items.reported_stance",
)  # fmt: skip
_COMMAS: Final = ("،", ",", "؛")
_CIRCUMSTANCES: Final = word_set(
    """
    التي الذي الذين اللذين اللتين بعد قبل خلال منذ عبر دون بدون رغم جراء بسبب بناء وفق وفقا حسب نتيجه بغيه قصد
    بهدف بما مما عقب اثناء حتي كي لكي طبقا ضمن تحت امام وسط ابتداء انطلاقا خاصه خصوصا لاسيما
    عوض بدل مقابل اذ حيث لكون لان
    """
)
_LINKS: Final = ("عن", "من", "في", "الي", "علي")
_PAIRS: Final = {
    ("من", "اجل"), ("من", "خلال"), ("في", "اطار"), ("في", "ظل"), ("في", "افق"), ("من", "طرف"), ("من", "لدن"),
    ("من", "قبل"), ("في", "حق"), ("علي", "مستوي"), ("علي", "صعيد"), ("علي", "غرار"),
}  # fmt: skip


def shorten(outline: Outline, items: list[ItemFound]) -> None:
    """Cut each long item that is no bullet at its last comma, else at its last circumstance, within reach."""
    for item in items:
        if not item.listed:
            _shorten(outline, item)


def _shorten(outline: Outline, item: ItemFound) -> None:
    words = outline.words
    first, last = outline.word_at(item.start), outline.word_at(item.end)
    told = [place for place in range(first, last) if words[place].text[0].isalnum()]
    if len(told) <= _LONG:
        return
    says = item.rule in _TOLD and has_predicate(words, first, last)
    near = range(told[_ENOUGH], told[_LONG])
    for opens in (_at_comma, _at_circumstance):
        cuts = [place for place in near if opens(words, place)]
        if says:
            cuts = [place for place in cuts if has_predicate(words, first, place)]
        if cuts:
            end = cuts[-1]
            while not words[end - 1].text[0].isalnum() or words[end - 1].text == "و":
                end -= 1
            item.end = words[end - 1].end
            return


def _at_comma(words: list[Token], place: int) -> bool:
    return words[place].text in _COMMAS


def _at_circumstance(words: list[Token], place: int) -> bool:
    word, after = words[place].text, words[place + 1].text
    if words[place - 1].text in _LINKS:
        return False
    if word in _CIRCUMSTANCES or (word, after) in _PAIRS:
        return True
    return word[0] == "ل" and word[1:2] != "ل" and is_masdar(word[1:])
