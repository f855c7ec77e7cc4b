"""Names in a sentence: a given name, particles, a surname, and what is no name."""

from functools import lru_cache

from hiwar.language.gazetteer import areas_named
from hiwar.language.names import HONORIFICS, ORDINARY_WORDS, PARTICLES, is_given_name
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.offices import Offices, bare
from hiwar.reading.finding.reach import name_end
from hiwar.reading.lexicon.organizations import GENERIC, HEADS
from hiwar.reading.lexicon.roles import MANY_ROLES, ROLE_HEADS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import AUTHORITIES, MEMBERS, is_masdar
from hiwar.reading.outline.phrases import stops

_ORDINALS = word_set("الاول الثاني الثالث الرابع الخامس السادس السابع")
_NOT_BEFORE_NAMES = word_set(
    "ابن بن سيدي مدينه شارع مولاي ثانويه مدرسه مستشفي جامعه ساحه زنقه مسجد اعداديه ملعب شهر قاعه"
)
_SECOND_HALVES = word_set("الدين الزهراء الاله الله")
_OCCASIONS = word_set("اللقاء الاجتماع الجلسه الندوه الدوره الوقفه الموتمر اشغال الكلمه المسيره")
_CHOICE = word_set("انتخاب انتخب انتخبت تعيين عين عينت استقاله اقاله اعفاء تنصيب")
_CHOICES = _CHOICE | {lead + word for lead in "وفب" for word in _CHOICE}
_OFFICES_GIVEN = word_set("رييسا رييسه كاتبا كاتبه امينا امينه منسقا منسقه نايبا مديرا مديره عضوا")
MARKED_PLACES = word_set("اقليم مدينه جماعه جهه عماله منطقه دوار حي قرب")
_OPENING_PARTICLES = ("مولاي", "سيدي", "ايت")
_LONGEST = 6
_REMEMBERED = 32768
_LONG_ADJECTIVE = 6
_NEVER_SECOND = word_set(
    """
    فيه فيها الآلاف الالاف اللحظه السنه الجامع التلميذ الغرب الابيض الاخضر المقبل الماضي الجاري
    الوطني الوطنيه السادس عموما دفاعا خصوصا المدي طاق الوحيد
    المواطنين الناس الاطفال التلاميذ العمال عين منه عنه له لها لهم
    """
)
# Words that a particle and a name only seem to make: برقية, ولاء.
_NOT_JOINED = word_set("برقيه ولاء وسام بدعم بكريم")
_FULL, _FULLEST = 2, 3
_LONGEST_APPOSED = 4
_SHORT = 3
_SURNAMES = ("او", "بل", "بن", "بو", "اش", "اد", "اي", "ام", "از", "اك", "اق", "اع")
_DEEDS = ("hold", "decide", "achieve", "discuss", "close", "promise")


@lru_cache(maxsize=_REMEMBERED)
def opens_nothing(word: str) -> bool:
    """Whether a word is no title, no role and no part of a name by itself."""
    plain = bare(word)
    names = (word, word[1:]) if word[:1] in "ولب" else (word,)
    named = any(is_given_name(n) or n == "عبد" or n in _OPENING_PARTICLES for n in names)
    return not (
        named or plain in HONORIFICS or plain in ROLE_HEADS or plain in MANY_ROLES or word == "والي"
    )


@lru_cache(maxsize=_REMEMBERED)
def leads_to_a_name(word: str) -> bool:
    """Whether a name no list knows may stand after a word: a verb of speech, an election."""
    verb = verb_of(word)
    return word in _CHOICES or (verb is not None and verb.act in ("report", "affirm"))


class Naming(Offices):
    """The words of one sentence, read for names."""

    def name_end(self, place: int, skip: int, *, bold: bool) -> int:
        """Index after the name: a given name and a surname, particles between; without `bold` both are needed."""
        real, before = 0, ""
        index = place
        while index < min(self.last, place + _LONGEST):
            word = self.words[index].text[skip if index == place else 0 :]
            after_particle, before = before in PARTICLES, word
            if self._is_preposition(index, skip if index == place else 0):
                break
            sheikh = word == "الشيخ" and real > 0
            if not sheikh and not self._in_name(word, real or after_particle, first=index == place):
                break
            joins = word in PARTICLES and word != "الحاج"
            if joins or word in _SECOND_HALVES or sheikh:
                real += word in _SECOND_HALVES and after_particle
                index += 1
                continue
            real += 1
            index += 1
            if real == _FULL and not self._third(index, word):
                break
            if real == _FULLEST:
                break
        if real == _FULL and index < self.last and self.words[index].text == "الله":
            index += 1
        while index > place and self.words[index - 1].text in PARTICLES - {"سيدي"}:
            index -= 1
        return index if real >= (1 if bold else _FULL) else place

    def _third(self, index: int, second: str) -> bool:
        """A third word is the surname where the second is a given name too, or a role comes next."""
        if index >= self.last:
            return False
        third = self.words[index].text
        if is_given_name(second) and (third.startswith("ال") or third in PARTICLES):
            return True
        return third.startswith("ال") and not _is_other(third, begins=True) and self._closes(index)

    def _closes(self, index: int) -> bool:
        """Whether a comma and a role stand after the word at `index`, or a bracket does."""
        after = index + 1
        if after + 1 >= self.last or self.words[after].text not in ("،", ",", "("):
            return False
        return self.role_end(after + 1) > 0

    def _in_name(self, word: str, real: int, *, first: bool) -> bool:
        """Whether a word may stand in a name after `real` names proper."""
        if not word.isalpha() or len(word) == 1 or word in _ORDINALS:
            return False
        if word in PARTICLES or is_given_name(word):
            return True
        if _is_other(word, begins=real == 0):
            return False
        return word.startswith("ال") if first else real > 0 and _may_be_surname(word)

    def given(self, place: int) -> int:
        """How many letters stand before a given name that opens a name here; -1 where none does."""
        word = self.words[place].text
        if place + 1 >= self.last:
            return -1
        for skip in (0, 1):
            if skip and (word[:1] not in "ولب" or word in _NOT_JOINED):
                break
            body = word[skip:]
            if is_given_name(body) or (body in _OPENING_PARTICLES and skip == 0):
                return skip
            if body == "عبد" and self.words[place + 1].text.startswith("ال"):
                return skip
        return -1

    def _is_preposition(self, place: int, skip: int) -> bool:
        """على, not علي: only the spelling before folding tells."""
        word = self.words[place]
        return word.text[skip:] == "علي" and self.outline.original(word.start, word.end)[-1] == "ى"

    def credible(self, place: int, skip: int) -> bool:
        """An everyday word is a given name only after a role or a verb of speech; على never is one."""
        word = self.words[place]
        body = word.text[skip:]
        if self._is_preposition(place, skip):
            return False
        if self.role_adjoins(place) or self.shared_adjoins(place) or self.spoken(place):
            return True
        if skip and self.named_until >= 0 and place - self.named_until <= 1:
            return True
        before = self.words[place - 1].text if place > self.first else ""
        if before in _NOT_BEFORE_NAMES or before[1:] in _NOT_BEFORE_NAMES:
            return False
        if not self._may_follow(place) or self._is_town(place, body):
            return False
        doubtful = body in ORDINARY_WORDS or is_adjective_of_things(self.words[place + 1].text)
        return not doubtful or self._role_follows(place, skip) or self._closes_name(place)

    def _is_town(self, place: int, body: str) -> bool:
        """سيدي قاسم, مولاي يعقوب, آيت ملول."""
        return body in _OPENING_PARTICLES and _is_area(f"{body} {self.words[place + 1].text}")

    def _closes_name(self, place: int) -> bool:
        """«سعيد الركراكي،»: an everyday word, then one that nothing else explains, then a pause."""
        after = self.words[place + 1].text
        over = place + _FULL
        ends = over >= self.last or self.words[over].text in ("،", ",", "(", "الذي", "التي")
        descent = after.startswith("ال") and after.endswith("ي") and after not in GENERIC
        unknown = after[:2] in _SURNAMES and after[-1] not in "هات"
        fits = (descent or unknown) and len(after) > _SHORT
        return ends and fits and not _is_other(after, begins=True)

    def _may_follow(self, place: int) -> bool:
        """Whether the word after a given name may be the rest of a name."""
        after = self.words[place + 1].text
        if after in _ORDINALS or after in _NEVER_SECOND:
            return False
        if is_given_name(after):
            return True
        known = after.startswith("ال") and _is_other(after, begins=False)
        return after[:1] not in "يتن" and not known

    def _role_follows(self, place: int, skip: int) -> bool:
        end = self.name_end(place, skip, bold=False)
        if end == place or end >= self.last:
            return False
        end += 1 if self.words[end].text in ("،", ",") and end + 1 < self.last else 0
        return self.role_end(end) > 0

    def shared_adjoins(self, place: int) -> bool:
        return self.shared is not None and place == self.shared_end

    def role_adjoins(self, place: int) -> bool:
        return self.role is not None and place - self.role[1] <= 1

    def spoken(self, place: int) -> bool:
        verb = verb_of(self.words[place - 1].text) if place > self.first else None
        return verb is not None and verb.act not in _DEEDS

    def chosen(self, place: int) -> int:
        """Index after a name no list knows that stands after «انتخاب» or «تعيين» and before what for."""
        chosen = place > self.first and self.words[place - 1].text in _CHOICES
        if not chosen or is_given_name(self.words[place].text):
            return 0
        for size in (2, 3):
            end = place + size
            if end < self.last and self.bare_name(place, end) and self._what_for(end):
                return end
        return 0

    def _what_for(self, place: int) -> bool:
        """على رأس …, رئيسا …, or و and another name."""
        word = self.words[place].text
        joined = word[:1] == "و" and self.given(place) == 1
        return joined or self.at_head(place) > 0 or word in _OFFICES_GIVEN

    def at_head(self, place: int) -> int:
        """Index after «على رأس» and the body, when they stand at `place`; else 0."""
        if place + 2 >= self.last or self.words[place].text != "علي":
            return 0
        body = self.words[place + 2].text
        if self.words[place + 1].text != "راس" or body not in HEADS:
            return 0
        return name_end(self.outline, place + 2, self.last, body)

    def appositive(self, place: int) -> int:
        """Index after a name that no list knows but its place tells: opening a sentence or after a
        verb of speech, two to four bare words, a comma, then a role with its complement.
        """
        if place > self.first and not self._said_before(place):
            return 0
        limit = min(self.last, place + _LONGEST_APPOSED + 1)
        end = next((i for i in range(place, limit) if self.words[i].text in ("،", ",")), limit)
        size = end - place
        if not _FULL <= size <= _LONGEST_APPOSED or end + 1 >= self.last:
            return 0
        if not self.bare_name(place, end) or self._name_inside(place, end):
            return 0
        role = self.role_end(end + 1) if self.words[end].text in ("،", ",") else 0
        return end if role > end + 2 else 0

    def _name_inside(self, place: int, end: int) -> bool:
        """وكان سعد الدين العثماني: a verb or a stray word stands before the name; three words
        no list knows hold one too many.
        """
        first = self.words[place].text
        known = is_given_name(first) or first in PARTICLES
        inner = any(self.given(index) == 0 for index in range(place + 1, end - 1))
        particles = any(word.text in PARTICLES for word in self.words[place:end])
        return not known and (inner or (end - place > _FULL and not particles))

    def bare_name(self, first: int, end: int) -> bool:
        """Whether the words may all stand in a name; none is known as something else."""
        return all(
            word.text.isalpha()
            and (
                word.text in PARTICLES
                or is_given_name(word.text)
                or not _is_other(word.text, begins=True)
            )
            for word in self.words[first:end]
        )

    def _said_before(self, place: int) -> bool:
        verb = verb_of(self.words[place - 1].text)
        return verb is not None and verb.act in ("report", "affirm")


@lru_cache(maxsize=_REMEMBERED)
def _is_area(name: str) -> bool:
    return bool(areas_named(name))


def is_adjective_of_things(word: str) -> bool:
    """التحتية, التعليمية, المركبات: a feminine adjective, a plural of things is no surname."""
    if word.startswith("ال") and word.endswith("ات") and len(word) > _LONG_ADJECTIVE:
        return True
    return word.startswith("ال") and word.endswith("يه") and len(word) > _LONG_ADJECTIVE


def _is_other(word: str, *, begins: bool) -> bool:
    """Whether a word is known as something else than a name."""
    known = word in HEADS or word in AUTHORITIES or word in MEMBERS or word in ROLE_HEADS
    return (
        known
        or word in _OCCASIONS
        or stops(word)
        or verb_of(word) is not None
        or (begins and is_masdar(word))
    )


def _may_be_surname(word: str) -> bool:
    if word.startswith(("لل", "وال", "بال")) or word.endswith(("هم", "ها")):
        return False
    if word[0] in "بول" and (areas_named(word[1:]) or word[1:] in MARKED_PLACES):
        return False
    if word[0] in "بل" and is_masdar(word[1:]):
        return False
    return not (word[0] == "و" and is_given_name(word[1:]))
