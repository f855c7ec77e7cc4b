"""People: an honorific, a role or a given name opens the way to a name; offices named alone count too."""

from hiwar.language.gazetteer import areas_named
from hiwar.language.names import (
    HONORIFICS,
    ORDINARY_WORDS,
    PARTICLES,
    PLURAL_HONORIFICS,
    is_given_name,
)
from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding import PersonMention
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.roles import NEEDS_COMPLEMENT, ROLE_HEADS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import AUTHORITIES, MEMBERS, is_masdar
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.outline.phrases import phrase_end, stops

_ORDINALS = word_set(
    """
    الاول الثاني الثالث الرابع الخامس السادس السابع
    """
)
_NOT_BEFORE_NAMES = word_set("ابن بن سيدي مدينه شارع مولاي")
_SECOND_HALVES = word_set("الدين الزهراء الاله الله")
_GROUP_HEADS = word_set("اعضاء منسقي ممثلي روساء مندوبي كتاب عضوات")
_NEAR_GROUP = 3
_WITHIN_GROUP = 30
_LONGEST = 6
_AFTER_NAME = frozenset(["،", ",", ":", ")", "(", "-", '"'])
_TITLE_AFTER_ROLE = HONORIFICS

Span = tuple[int, int]


def find_people(outline: Outline) -> list[PersonMention]:
    """Every mention in reading order."""
    found: list[PersonMention] = []
    for sentence in outline.sentences:
        found += _Reader(outline, sentence).mentions()
    return found


class _Reader:
    """One pass over the words of a sentence."""

    def __init__(self, outline: Outline, sentence: Sentence) -> None:
        self.outline = outline
        self.words: list[Token] = outline.words
        self.first, self.last = sentence.first, sentence.last
        self.role: tuple[int, int] | None = None
        self.beside: list[PersonMention] = []
        self.group: Span | None = None
        self.among: Span | None = None

    def mentions(self) -> list[PersonMention]:
        found: list[PersonMention] = []
        place = self.first
        while place < self.last:
            mention, place = self._at(place)
            if mention:
                found.append(mention)
            found += self.beside
            self.beside = []
        return found

    def _at(self, place: int) -> tuple[PersonMention | None, int]:
        word = self.words[place].text
        self._note_group(place, word)
        if _bare(word) in HONORIFICS:
            return self._after_honorific(place)
        role_end = self._role_end(place)
        if role_end:
            return self._after_role(place, role_end)
        skip = self._given(place)
        if skip >= 0 and self._credible(place, skip):
            return self._named(place, skip, None)
        if word not in ("،", ","):
            self.role = None
        return None, place + 1

    def _note_group(self, place: int, word: str) -> None:
        """أعضاء الجمعية منهم السادة: …: the group is the role of those listed without one."""
        if word.lstrip("و") in _GROUP_HEADS:
            end = phrase_end(self.words, place, self.last)
            skip = 1 if word[0] == "و" else 0
            self.group = (self.words[place].start + skip, self.words[end - 1].end)
        elif word in ("منهم", "وهم", "ابرزهم") and self.group:
            near = self.words[place].start - self.group[1] <= _NEAR_GROUP
            self.among = self.group if near else None

    def _after_honorific(self, place: int) -> tuple[PersonMention | None, int]:
        """السيد NAME, or السيد ROLE."""
        following = place + 1
        while following < self.last and _bare(self.words[following].text) in HONORIFICS:
            following += 1
        if following >= self.last:
            return None, following
        role_end = self._role_end(following)
        if role_end:
            mention, after = self._after_role(following, role_end)
            if mention is None:
                mention = self._office(place, following, role_end)
            return mention, after
        mention, after = self._named(following, 0, place)
        return (mention, after) if mention else (None, place + 1)

    def _office(self, place: int, first: int, end: int) -> PersonMention:
        """An office named alone; those joined to it by و stand beside it."""
        spans = self._roles_in(first, end)
        self.beside = [
            PersonMention(*span, None, None, span, 0.6, "people.office_beside")
            for span in spans[1:]
        ]
        start, last = self.words[place].start, spans[0][1]
        return PersonMention(
            start, last, None, self._honorific(place), spans[0], 0.8, "people.office_with_title"
        )

    def _after_role(self, place: int, end: int) -> tuple[PersonMention | None, int]:
        """ROLE [and ROLE] [السيد] NAME; the role is kept for the name that follows."""
        self.role = (place, end)
        following = end
        if following < self.last and self.words[following].text in ("،", ",", ":"):
            following += 1
        if following < self.last and _bare(self.words[following].text) in HONORIFICS:
            return None, following
        if following < self.last and self._given(following) >= 0:
            return None, following
        joined = self._role_end(following, waw=True) if following < self.last else 0
        if joined and following == end:
            return None, following
        if self._is_official(place) and end == following:
            span = self._span(place, end)
            return PersonMention(*span, None, None, span, 0.5, "people.office_alone"), end
        return None, max(end, place + 1)

    def _is_official(self, place: int) -> bool:
        return (
            _bare(self.words[place].text) in ("وزير", "وزيره", "كاتب", "مديره")
            and place + 1 < self.last
        )

    def _named(
        self, place: int, skip: int, honorific: int | None
    ) -> tuple[PersonMention | None, int]:
        end = self._name_end(place, skip, bold=honorific is not None or self.role is not None)
        size = end - place
        if not size:
            return None, place + 1
        name = (self.words[place].start + skip, self.words[end - 1].end)
        role, others, after = self._roles_around(place, end, honorific)
        if role is None and self.among and self.words[place].start - self.among[1] <= _WITHIN_GROUP:
            role = self.among
        certainty, rule = _grade(size, honorific is not None, role is not None, self._spoken(place))
        if certainty == 0:
            return None, end
        start = self.words[honorific].start if honorific is not None else name[0]
        self.role = None
        title = self._honorific(honorific) if honorific is not None else None
        mention = PersonMention(start, name[1], name, title, role, certainty, rule, tuple(others))
        return mention, after

    def _roles_around(
        self, place: int, end: int, honorific: int | None
    ) -> tuple[Span | None, list[Span], int]:
        """The role just before the name, else the one just after it; what remains is another role."""
        before = self._role_before(honorific if honorific is not None else place)
        following = end
        comma = following < self.last and self.words[following].text in (
            "،",
            ",",
            "(",
            "-",
            "بصفته",
        )
        following += 1 if comma else 0
        role_end = self._role_end(following) if following < self.last else 0
        roles = list(before)
        if role_end and not self._opens_next(following, role_end):
            roles.append(self._span(following, role_end))
            end = role_end
            more = self._role_end(end, waw=True) if end < self.last else 0
            if more and _bare(self.words[end].text) in ("عضو", "رييس", "نايب", "عضوه"):
                roles.append(self._span(end, more, skip=1))
                end = more
        return (roles[0] if roles else None), roles[1:], end

    def _opens_next(self, place: int, end: int) -> bool:
        """Whether the role at `place` belongs to the next name: ونائب الكاتب الوطني الحاج …"""
        if self.words[place].text[:1] != "و" or end >= self.last:
            return False
        following = self.words[end].text
        return _bare(following) in HONORIFICS or self._given(end) >= 0

    def _role_before(self, place: int) -> list[Span]:
        if self.role is None:
            return []
        first, end = self.role
        gap = place - end
        if gap > 1 or (gap == 1 and self.words[end].text not in ("،", ",", ":")):
            return []
        return self._roles_in(first, end)

    def _roles_in(self, first: int, end: int) -> list[Span]:
        """الكاتب العام للقطاع ومدير الموارد is two."""
        skip = len(self.words[first].text) - len(_bare(self.words[first].text))
        roles = []
        start = first
        for index in range(first + 1, end):
            word = self.words[index].text
            if word[:1] == "و" and word[1:] in ROLE_HEADS:
                roles.append(self._span(start, index, skip=skip))
                start, skip = index, 1
        roles.append(self._span(start, end, skip=skip))
        return roles

    def _role_end(self, place: int, *, waw: bool = False) -> int:
        """Index after the role whose head stands at `place`; 0 where none does."""
        word = self.words[place].text
        if waw and not word.startswith("و"):
            return 0
        bare = _bare(word)
        if bare not in ROLE_HEADS or (word != bare and word[0] in "ك"):
            return 0
        token = self.words[place]
        if word == "والي" and self.outline.original(token.start, token.end).endswith("ى"):
            return 0
        end = phrase_end(
            self.words, place, self.last, joined=bare in ("وزير", "كاتب", "مديره", "مدير", "كاتبه")
        )
        end = self._into_organization(self._in_charge(end))
        if bare in NEEDS_COMPLEMENT and end == place + 1:
            return 0
        if (
            end < self.last
            and self.words[end].text[:1] == "و"
            and self.words[end].text[1:] in ROLE_HEADS
        ):
            more = self._role_end(end, waw=True)
            return more or end
        return end

    def _in_charge(self, end: int) -> int:
        """الوزير الوصي على القطاع"""
        over = end + 1 < self.last and self.words[end].text == "علي"
        return (
            end + 2 if over and self.words[end - 1].text in ("الوصي", "الوصيه", "المشرف") else end
        )

    def _into_organization(self, end: int) -> int:
        """A role goes on into the organization it is held in: الكاتب العام للنقابة الوطنية."""
        if end >= self.last:
            return end
        word = self.words[end].text
        bare = "ال" + word[2:] if word.startswith("لل") else word[1:] if word[:1] in "لب" else word
        if word[:1] in "لب" and bare in HEADS:
            return phrase_end(self.words, end, self.last, joined=True)
        return end

    def _name_end(self, place: int, skip: int, *, bold: bool) -> int:
        """Index after the name: a given name and a surname, particles between; without `bold` both are needed."""
        real = 0
        index = place
        while index < min(self.last, place + _LONGEST):
            word = self.words[index].text[skip if index == place else 0 :]
            after_particle = index > place and self.words[index - 1].text in PARTICLES
            if not self._in_name(word, real or after_particle, first=index == place):
                break
            if (word in PARTICLES and word != "الحاج") or word in _SECOND_HALVES:
                index += 1
                continue
            real += 1
            index += 1
            if real == 2 and not self._third(index, word):
                break
            if real == 3:
                break
        while index > place and self.words[index - 1].text in PARTICLES - {"سيدي"}:
            index -= 1
        return index if real >= (1 if bold else 2) else place

    def _third(self, index: int, second: str) -> bool:
        """A third word is the surname where the second is a given name too."""
        if index >= self.last or not is_given_name(second):
            return False
        return self.words[index].text.startswith("ال") or self.words[index].text in PARTICLES

    def _in_name(self, word: str, real: int, *, first: bool) -> bool:
        if not word.isalpha() or len(word) < 2 or word in _ORDINALS:
            return False
        if word in PARTICLES or is_given_name(word):
            return True
        if stops(word) or word in HEADS or word in AUTHORITIES or word in MEMBERS:
            return False
        if word in ROLE_HEADS or verb_of(word) or (is_masdar(word) and real == 0):
            return False
        if first and word.startswith("ال"):
            return True
        if not real or word.startswith(("لل", "وال", "بال")) or word.endswith(("هم", "ها")):
            return False
        if word[0] in "بول" and areas_named(word[1:]):
            return False
        return not (word[0] == "و" and is_given_name(word[1:]))

    def _given(self, place: int) -> int:
        """How many letters stand before a given name that opens a name here; -1 where none does."""
        word = self.words[place].text
        if place + 1 >= self.last:
            return -1
        for skip in (0, 1):
            if skip and word[:1] not in "ولب":
                break
            body = word[skip:]
            if is_given_name(body) or (body in ("مولاي", "سيدي", "ايت", "لالة") and skip == 0):
                return skip
            if body == "عبد" and self.words[place + 1].text.startswith("ال"):
                return skip
        return -1

    def _credible(self, place: int, skip: int) -> bool:
        """An everyday word is a given name only after a role or a verb of speech; على never is one."""
        word = self.words[place]
        body = word.text[skip:]
        if body == "علي" and self.outline.original(word.start, word.end).endswith("ى"):
            return False
        if self._role_adjoins(place) or self._spoken(place):
            return True
        before = self.words[place - 1].text if place > self.first else ""
        after = self.words[place + 1].text
        if before in _NOT_BEFORE_NAMES or after[:1] in "يتن" or after in _ORDINALS:
            return False
        return body not in ORDINARY_WORDS

    def _role_adjoins(self, place: int) -> bool:
        return self.role is not None and place - self.role[1] <= 1

    def _spoken(self, place: int) -> bool:
        return place > self.first and verb_of(self.words[place - 1].text) is not None

    def _honorific(self, place: int) -> str:
        word = self.words[place]
        skip = len(word.text) - len(_bare(word.text))
        plain = self.outline.original(word.start + skip, word.end)
        return (
            plain
            if not word.text.startswith("لل")
            else "ال" + self.outline.original(word.start + 2, word.end)
        )

    def _span(self, first: int, end: int, skip: int = 0) -> Span:
        if not skip:
            word = self.words[first].text
            skip = len(word) - len(_bare(word)) if not word.startswith("لل") else 0
        return self.words[first].start + skip, self.words[end - 1].end


def _bare(word: str) -> str:
    """A word without و ب ل ف; للكاتب gives الكاتب."""
    if word in HONORIFICS or word in ROLE_HEADS or word in PLURAL_HONORIFICS:
        return word
    for lead in ("ولل", "لل"):
        if word.startswith(lead):
            return "ال" + word[len(lead) :]
    for skip in (1, 2):
        rest = word[skip:]
        if word[:1] in "وبلفك" and (rest in HONORIFICS or rest in ROLE_HEADS):
            return rest
    return word


def _grade(size: int, honorific: bool, role: bool, spoken: bool) -> tuple[float, str]:  # noqa: FBT001
    """How sure a name is; zero for a lone word that nothing introduces."""
    if size == 1:
        return (0.6, "people.title_surname") if honorific else (0.0, "")
    if honorific:
        return (0.97 if role else 0.92), "people.title_name"
    if role:
        return 0.93, "people.name_role"
    return (0.8, "people.speaker") if spoken else (0.55, "people.given_name")
