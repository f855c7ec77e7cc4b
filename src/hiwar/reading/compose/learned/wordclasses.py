"""Words as classes of our own lexicon: no word of a text by itself, but function words and cue verbs."""

import re
from typing import Final

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.lexicon.words import AUTHORITIES, FUNCTION_WORDS, MEMBERS, SUBORDINATE, is_masdar

THAT: Final = word_set("ان بان انه بانه انها بانها انهم بانهم")
_CLOSED = FUNCTION_WORDS | SUBORDINATE | THAT | word_set("ضروره وجوب اهميه لزوم يجب ينبغي غياب")
_FUTURE, _PRESENT = re.compile(r"س[يتن]\w{2,}"), re.compile(r"[يتن]\w{2,}")
_SHORT = 3


def word_class(words: list[Token], place: int) -> str:
    """A mark, a number, a cue with its act, a closed word, or the shape of an open one."""
    word = words[place].text
    if not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "number"
    verb = cue_at(words, place)
    if verb:
        return f"{verb.act}{':participle' if verb.participle else ''}"
    if word in _CLOSED:
        return word
    if word[0] in "وف" and word[1:] in _CLOSED:
        return "و+" + word[1:]
    joined, bare = _without_proclitics(word)
    return joined + _open_class(bare, word)


def _open_class(bare: str, word: str) -> str:
    owned = "owned" if bare.endswith(("ها", "هم")) else "plain"
    form = "definite" if bare.startswith("ال") else owned
    for name, members in (("authority", AUTHORITIES), ("member", MEMBERS)):
        if bare in members:
            return f"{name} {form}"
    if is_masdar(bare):
        return f"action {form}"
    if _FUTURE.match(word):
        return "future"
    if _PRESENT.match(word):
        return f"present {word[0]}"
    return f"noun {form}{' t' if bare.endswith('ت') else ' h' if bare.endswith('ه') else ''}"


def _without_proclitics(word: str) -> tuple[str, str]:
    joined = ""
    if len(word) > _SHORT and word[0] in "وف":
        joined, word = "و+", word[1:]
    if len(word) > _SHORT and word.startswith("لل"):
        return joined + "ل+", "ال" + word[2:]
    if len(word) > _SHORT and word[0] in "بلك" and (word[1:3] == "ال" or is_masdar(word[1:])):
        return f"{joined}{word[0]}+", word[1:]
    return joined, word
