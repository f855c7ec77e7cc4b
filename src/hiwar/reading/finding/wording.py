"""The words of an act as items: whole clauses, cores, quotations."""

from hiwar.language.tokens import Token
from hiwar.reading.finding.acts import Act
from hiwar.reading.finding.clauses import char_span, clause_end, core_end
from hiwar.reading.finding.types import ItemFound
from hiwar.reading.lexicon.organizations import HEADS

SHORTEST = 2
_VOICE = 8
_QUOTE_REACH = 22
_LONGEST_QUOTE = 60
_SHORT_WORD = 3
_MOST_QUOTES = 8
_CLITICS = ("ب", "ل", "و", "ك", "وب", "ول")


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
    """The words quoted soon after the verb; a word or two in quotes are a manner of speaking."""
    for place in range(act.at + 1, min(len(words) - 2, act.at + _QUOTE_REACH)):
        if words[place].text in (".", "؛"):
            return None
        if _quote_opens(words, place) and words[place - 1].text not in ("ل", "به"):
            stop = clause_end(words, place + 1, min(len(words), place + _LONGEST_QUOTE))
            if stop - place > SHORTEST + 1 or _ends_clause(words, stop + 1):
                return (place + 1, stop) if stop - place > SHORTEST else None
    return None


def _quote_opens(words: list[Token], place: int) -> bool:
    """A quotation mark that belongs to the word after it, and names no body (جمعية "أطلس")."""
    before = words[place - 1]
    named = any(w.text in HEADS and not w.text.startswith("ال") for w in words[place - 2 : place])
    if words[place].text != '"' or named:
        return False
    return before.end < words[place].start or before.text in _CLITICS or not before.text.isalnum()


def _ends_clause(words: list[Token], place: int) -> bool:
    return place >= len(words) or words[place].text in (".", "،", "؛", ",")


def more_quotes(words: list[Token], stop: int) -> list[tuple[int, int]]:
    """Further quotations joined to the one that closes at `stop`: "…"، و"…"، و"…"."""
    found: list[tuple[int, int]] = []
    while len(found) < _MOST_QUOTES and stop + 3 < len(words) and words[stop].text == '"':
        place = stop + 1
        if words[place].text in ("،", ","):
            place += 1
        if words[place].text not in ("و", "وب", "ب"):
            break
        while place < len(words) and words[place].text in ("و", "ب", "وب"):
            place += 1
        if place >= len(words) - 1 or words[place].text != '"':
            break
        stop = clause_end(words, place + 1, min(len(words), place + _LONGEST_QUOTE))
        found.append((place + 1, stop))
    return found


def stances(words: list[Token], act: Act, rule: str) -> list[ItemFound]:
    """Quoted stances without their verb, any other with it."""
    quote = quoted(words, act)
    if not quote:
        return [whole(words, act, "position", 0.75, rule)]
    spans = [quote, *more_quotes(words, quote[1])]
    return [
        ItemFound(words[first].start, words[stop - 1].end, "position", 0.75, rule)
        for first, stop in spans
        if stop > first
    ]
