"""Whether a clause has said anything of its subject: «أن المدونة، رغم عيوبها، تظل متقدمة» has not at the comma."""

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import FUNCTION_WORDS, is_masdar

_RELATIVES = ("التي", "الذي", "الذين", "اللذين", "اللتين")
_COPULAS = word_set(
    """
    كان كانت كانوا ليس ليست ليسوا لا لم لن قد سوف هو هي هم هما يجب لابد سبق تم تمت جري جرت مازال مازالت لازال
    لازالت اصبح اصبحت صار بات باتت ظل ظلت هناك ثمه ينبغي وجب هناك نحن فشل فشلت بمثابه عباره مجرد ما غير
    """
)
_NOUNS = word_set(
    """
    يوم يونيو يوليوز يناير تلاميذ تاريخ تقرير تجار تونس تفاصيل تكاليف تعليم تيار تحت تلك تمثيليه توصيات يومين
    """
)
_PREPOSITIONS = ("في", "من", "علي", "الي", "عن", "مع", "خلال", "بعد", "قبل", "كل", "بين")
_COMMAS = ("،", ",")
_QUOTE = '"'
_LONGEST_ASIDE = 22
_SHORT = 3


def resumed(words: list[Token], first: int, end: int, last: int) -> int:
    """Index of the verb that, past the aside at `end`, says something of the subject at last; 0 where none does."""
    if has_predicate(words, first, end):
        return 0
    for place in range(end + 1, min(last - 2, end + _LONGEST_ASIDE)):
        if words[place].text in _COMMAS:
            after, following = words[place + 1].text, words[place + 2].text
            if after == _QUOTE:
                after, following = following, ""
            return place + 1 if _is_verb(after, "") or after in _COPULAS else 0
        if words[place].text == _QUOTE:
            return 0
    return 0


def has_predicate(words: list[Token], first: int, last: int) -> bool:
    """Whether words `first` to `last`, a clause after أن, hold a verb of their own or a nominal predicate."""
    described = False
    for place in range(first, last):
        word = words[place].text
        if place == first and word[0] == "و" and len(word) > _SHORT:
            word = word[1:]
        if word in _RELATIVES:
            described = True
            continue
        if word in _COPULAS or _is_verb(word, words[place - 1].text):
            if not described:
                return True
            described = False
        elif place > first and not described and _is_nominal(word, words[place - 1].text):
            return True
    return False


def _is_verb(word: str, before: str) -> bool:
    """A finite verb, as far as its shape tells."""
    if len(word) <= _SHORT or word.startswith("ال") or word in FUNCTION_WORDS:
        return False
    verb = verb_of(word)
    if verb and not verb.participle and not is_masdar(word):
        return True
    bare = word[1:] if word[0] == "س" else word
    if bare[0] in "يت" and before not in _PREPOSITIONS:
        return not (is_masdar(bare) or bare in _NOUNS or bare.endswith(("ه", "ات", "يي")))
    return word[-1] == "ت" and word[-2] not in "ايق"


def _is_nominal(word: str, before: str) -> bool:
    """النقابات شريك …: an indefinite word right after a definite one."""
    if not before.startswith("ال") or len(word) < _SHORT or not word[0].isalpha():
        return False
    return word[0] not in "ولبفك" and not word.startswith("ال") and word not in FUNCTION_WORDS
