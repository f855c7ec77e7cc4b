"""The cue verb at a word: most by their form alone, some only in company (عبر … عن, ردت … بأن, جاء في البلاغ)."""

from collections.abc import Callable
from functools import lru_cache

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.lexicon.verbs import Verb, verb_of
from hiwar.reading.lexicon.words import is_masdar

_REMEMBERED = 32768
_COMMAS = ("،", ",", "؛")
_PRICED = ("من", "عن", "في", "علي", "نفس", "اي", "غلاء")
_CLITICS = ("هما", "هم", "ها", "هن", "نا")
_OBJECT_ACTS = ("ask", "call", "promise")
_ABOUT_REACH = 14
_ADDING = Verb("report", "اضاف", participle=True)
_SAID = word_set(": ان بان انه انها انهم بانه بانها في")
_ANSWERED = ("بان", "بانه", "بانها", "بانهم", "بالقول")
_ANSWER_REACH = 8
_STATING = Verb("report", "ورد", participle=False)
_TEXTS = ("بلاغ", "البلاغ", "بيان", "البيان", "نص", "المراسله", "رساله", "الرساله", "الوثيقه")
_BLAMING = Verb("denounce", "حمل", participle=True)
_BLAME = ("مسوولي", "المسوولي", "كامل", "تبعات")
_BLAME_REACH = 12
_CONDEMNING = Verb("denounce", "ادان", participle=True)
_CONDEMNED = ("بشده", "في", '"', "كل", "ما", "هذا", "هذه", "كافه", "جميع")
_COPULAS = word_set("اصبح اصبحت كان كانت كانوا يكون تكون ظل ظلت باتت بات اضحي اضحت مازال مازالت")
_DEMANDS = ("مطالبه", "مطالبها", "مطالبهم", "ومطالبه", "ومطالبها", "ومطالبهم")
_JUST = ("العادله", "المشروعه", "الملحه", "الاساسيه")


def cue_at(words: list[Token], place: int) -> Verb | None:
    """The cue verb at a word, with an object pronoun too (طالبهم, دعتها)."""
    word = words[place].text
    in_company = _IN_COMPANY.get(word)
    if in_company is not None:
        return in_company(words, place)
    verb = _cue_of(word)
    if verb and verb.participle and place and _is_quality(words, place):
        return None
    return verb


@lru_cache(maxsize=_REMEMBERED)
def may_be_cue(word: str) -> bool:
    """Whether a word is a cue verb in some company: `cue_at` finds none at any other."""
    return word in _IN_COMPANY or _cue_of(word) is not None


@lru_cache(maxsize=_REMEMBERED)
def _cue_of(word: str) -> Verb | None:
    verb = verb_of(word)
    if verb:
        return verb
    for clitic in _CLITICS:
        if word.endswith(clitic):
            inner = verb_of(word[: -len(clitic)])
            if inner and inner.act in _OBJECT_ACTS:
                return inner
    return None


def _is_quality(words: list[Token], place: int) -> bool:
    """أصبحت مهددة, كان ملاحظا, مطالبه العادلة: what a thing is, not what somebody says."""
    if words[place - 1].text in _COPULAS:
        return True
    following = words[place + 1].text if place + 1 < len(words) else ""
    return words[place].text in _DEMANDS and following in _JUST


def _expresses(words: list[Token], place: int) -> Verb | None:
    """عبر المكتب عن …; in عبر بيان it only says by what way."""
    near = words[place + 1 : place + _ABOUT_REACH]
    return _cue_of(words[place].text) if any(word.text == "عن" for word in near) else None


def _expression(words: list[Token], place: int) -> Verb | None:
    """التعبير عن الأسف, not حرية التعبير."""
    after = words[place + 1 : place + 2]
    return _cue_of(words[place].text) if after and after[0].text == "عن" else None


def _answers(words: list[Token], place: int) -> Verb | None:
    """ردت الوزيرة بأن …, رد بالقول: not رد الاعتبار."""
    near = words[place + 1 : place + _ANSWER_REACH]
    return _ADDING if any(word.text in _ANSWERED for word in near) else None


def _blames(words: list[Token], place: int) -> Verb | None:
    """محملة الوزارة مسؤولية …: not a lorry."""
    near = words[place + 1 : place + _BLAME_REACH]
    return _BLAMING if any(word.text.startswith(_BLAME) for word in near) else None


def _adds(words: list[Token], place: int) -> Verb | None:
    """مضيفا أن, مضيفة: "…": not a host."""
    after = words[place + 1 : place + 2]
    return _ADDING if after and after[0].text in _SAID else None


def _stands(words: list[Token], place: int) -> Verb | None:
    """جاء في البلاغ أن …, وورد ضمن المراسلة أن …"""
    after = [word.text for word in words[place + 1 : place + 4]]
    in_a_text = after[:1] in (["في"], ["ضمن"]) and any(
        word.startswith(_TEXTS) for word in after[1:]
    )
    return _STATING if in_a_text else _answers(words, place) if words[place].text == "ورد" else None


def _condemns(words: list[Token], place: int) -> Verb | None:
    """، مدينة بشدة: not a city."""
    after = words[place + 1 : place + 2]
    opens = place > 0 and words[place - 1].text in _COMMAS
    return _CONDEMNING if opens and after and after[0].text in _CONDEMNED else None


def _values(words: list[Token], place: int) -> Verb | None:
    """ثمن المكتب …: not the price in تخفيض ثمن الطين."""
    before = words[place - 1].text if place else ""
    return None if is_masdar(before) or before in _PRICED else _cue_of(words[place].text)


_IN_COMPANY: dict[str, Callable[[list[Token], int], Verb | None]] = {
    **dict.fromkeys(("عبر",), _expresses),
    **dict.fromkeys(("ثمن",), _values),
    **dict.fromkeys(("التعبير", "والتعبير"), _expression),
    **dict.fromkeys(("رد", "ردت", "وردت"), _answers),
    **dict.fromkeys(("محمله", "ومحمله"), _blames),
    **dict.fromkeys(("مضيفا", "مضيفه", "مضيفين"), _adds),
    **dict.fromkeys(("جاء", "وجاء", "ورد", "وورد"), _stands),
    **dict.fromkeys(("مدينه", "مدينا"), _condemns),
}
