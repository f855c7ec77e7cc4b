"""Names in a sentence: a given name, particles, a surname, and what is no name."""

from hiwar.language.gazetteer import areas_named
from hiwar.language.names import ORDINARY_WORDS, PARTICLES, is_given_name
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.offices import Offices
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.roles import ROLE_HEADS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import AUTHORITIES, MEMBERS, is_masdar
from hiwar.reading.outline.phrases import stops

_ORDINALS = word_set("الاول الثاني الثالث الرابع الخامس السادس السابع")
_NOT_BEFORE_NAMES = word_set("ابن بن سيدي مدينه شارع مولاي")
_SECOND_HALVES = word_set("الدين الزهراء الاله الله")
_OCCASIONS = word_set("اللقاء الاجتماع الجلسه الندوه الدوره الوقفه الموتمر اشغال الكلمه المسيره")
_OPENING_PARTICLES = ("مولاي", "سيدي", "ايت")
_LONGEST = 6
_FULL, _FULLEST = 2, 3
_LONGEST_APPOSED = 4
_DEEDS = ("hold", "decide", "achieve", "discuss", "close", "promise")


class Naming(Offices):
    """The words of one sentence, read for names."""

    def name_end(self, place: int, skip: int, *, bold: bool) -> int:
        """Index after the name: a given name and a surname, particles between; without `bold` both are needed."""
        real = 0
        index = place
        while index < min(self.last, place + _LONGEST):
            word = self.words[index].text[skip if index == place else 0 :]
            after_particle = index > place and self.words[index - 1].text in PARTICLES
            if self._is_preposition(index, skip if index == place else 0) or not self._in_name(
                word, real or after_particle, first=index == place
            ):
                break
            if (word in PARTICLES and word != "الحاج") or word in _SECOND_HALVES:
                index += 1
                continue
            real += 1
            index += 1
            if real == _FULL and not self._third(index, word):
                break
            if real == _FULLEST:
                break
        while index > place and self.words[index - 1].text in PARTICLES - {"سيدي"}:
            index -= 1
        return index if real >= (1 if bold else _FULL) else place

    def _third(self, index: int, second: str) -> bool:
        """A third word is the surname where the second is a given name too."""
        if index >= self.last or not is_given_name(second):
            return False
        return self.words[index].text.startswith("ال") or self.words[index].text in PARTICLES

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
            if skip and word[:1] not in "ولب":
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
        if self.role_adjoins(place) or self.spoken(place):
            return True
        before = self.words[place - 1].text if place > self.first else ""
        after = self.words[place + 1].text
        if before in _NOT_BEFORE_NAMES or after[:1] in "يتن" or after in _ORDINALS:
            return False
        return body not in ORDINARY_WORDS or self._role_follows(place, skip)

    def _role_follows(self, place: int, skip: int) -> bool:
        end = self.name_end(place, skip, bold=False)
        if end == place or end >= self.last:
            return False
        end += 1 if self.words[end].text in ("،", ",") and end + 1 < self.last else 0
        return self.role_end(end) > 0

    def role_adjoins(self, place: int) -> bool:
        return self.role is not None and place - self.role[1] <= 1

    def spoken(self, place: int) -> bool:
        verb = verb_of(self.words[place - 1].text) if place > self.first else None
        return verb is not None and verb.act not in _DEEDS

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
        if not self.bare_name(place, end):
            return 0
        role = self.role_end(end + 1) if self.words[end].text in ("،", ",") else 0
        return end if role > end + 2 else 0

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
    if word[0] in "بول" and areas_named(word[1:]):
        return False
    return not (word[0] == "و" and is_given_name(word[1:]))
