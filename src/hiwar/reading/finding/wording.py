"""The words of an act as items: whole clauses, cores, quotations."""

from hiwar.language.tokens import Token
from hiwar.reading.finding.acts import Act
from hiwar.reading.finding.clauses import char_span, clause_end, core_end
from hiwar.reading.finding.types import ItemFound

SHORTEST = 2
_VOICE = 8
_QUOTE_REACH = 16
_LONGEST_QUOTE = 60
_SHORT_WORD = 3


def voice(words: list[Token], act: Act) -> tuple[int, int]:
    """The words after the verb up to the content, where who speaks to whom stands."""
    stop = act.first if act.link != "plain" else act.at + _VOICE
    stop = max(act.at + 1, min(stop, act.at + 3 * _VOICE, len(words)))
    return words[act.at].end, words[stop - 1].end


def core(words: list[Token], act: Act) -> tuple[int, int]:
    return act.first, core_end(words, act.first, act.last)


def items_at(
    words: list[Token], spans: list[tuple[int, int]], kind: str, certainty: float, rule: str
) -> list[ItemFound]:
    return [
        ItemFound(*char_span(words, first, last), kind, certainty, rule)
        for first, last in spans
        if last - first >= SHORTEST
    ]


def whole(words: list[Token], act: Act, kind: str, certainty: float, rule: str) -> ItemFound:
    first, text = act.at, words[act.at].text
    skip = 1 if text[0] in "وف" and len(text) > _SHORT_WORD and act.verb.lemma[:1] != "و" else 0
    last = core_end(words, first, act.last)
    return ItemFound(words[first].start + skip, words[last - 1].end, kind, certainty, rule)


def sentence_stop(words: list[Token], first: int) -> int:
    place = first
    while place < len(words) and words[place].text not in (".", "؟", "!", "؛"):
        place += 1
    return place


def quoted(words: list[Token], act: Act) -> tuple[int, int] | None:
    """The words quoted soon after the verb."""
    for place in range(act.at + 1, min(len(words) - 2, act.at + _QUOTE_REACH)):
        if words[place].text in (".", "؛"):
            return None
        if words[place].text == '"' and words[place - 1].text not in ("ل", "به"):
            stop = clause_end(words, place + 1, min(len(words), place + _LONGEST_QUOTE))
            return (place + 1, stop) if stop - place > SHORTEST else None
    return None


def stance(words: list[Token], act: Act, rule: str) -> ItemFound:
    """A quoted stance without its verb, any other with it."""
    quote = quoted(words, act)
    if quote:
        return ItemFound(words[quote[0]].start, words[quote[1] - 1].end, "position", 0.75, rule)
    return whole(words, act, "position", 0.75, rule)
