"""People: an honorific, a role or a given name opens the way to a name; offices named alone count too."""

from bisect import bisect_left
from functools import lru_cache

from hiwar.language.names import HONORIFICS
from hiwar.language.wordlists import word_set
from hiwar.reading.finding import PersonMention
from hiwar.reading.finding.naming import MARKED_PLACES, leads_to_a_name, opens_nothing
from hiwar.reading.finding.offices import Span, bare
from hiwar.reading.finding.rosters import Rosters, roster_lines
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.outline.phrases import phrase_end

_GROUP_HEADS = word_set("اعضاء منسقي ممثلي روساء مندوبي كتاب عضوات")
_GROUPS = _GROUP_HEADS | {"و" + word for word in _GROUP_HEADS}
_AMONG = ("منهم", "وهم", "ابرزهم")
_TOLD = _GROUPS.union(_AMONG)
_COMMAS = ("،", ",")
_NEAR_GROUP = 3
_REMEMBERED = 32768
_WITHIN_GROUP = 30
_JOINED_NAMES = 5
_FULL_NAME = 2


def find_people(outline: Outline) -> list[PersonMention]:
    """Every mention in reading order."""
    found: list[PersonMention] = []
    names, doors = roster_lines(outline), _doors(outline)
    for sentence in outline.sentences:
        reader = _Reader(outline, sentence, doors)
        entries = reader.entries() if sentence.line in names else []
        found += entries or reader.mentions()
    return found


def _doors(outline: Outline) -> list[int]:
    """Where a name, a role or a group may begin, in order: all that `_at` has to look at."""
    return sorted(
        {*outline.places(_is_door), *(place + 1 for place in outline.places(leads_to_a_name))}
    )


@lru_cache(maxsize=_REMEMBERED)
def _is_door(word: str) -> bool:
    return word in _TOLD or not opens_nothing(word)


class _Reader(Rosters):
    """One pass over the words of a sentence."""

    def __init__(self, outline: Outline, sentence: Sentence, doors: list[int]) -> None:
        super().__init__(outline, sentence)
        self.doors = doors
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
                self.named_until = place if mention.name else self.named_until
            if self.beside:
                found += self.beside
                self.beside = []
            place = self._next_door(place)
        return found

    def _next_door(self, place: int) -> int:
        """The next word that may open a name; a role waits for it past commas only."""
        after = bisect_left(self.doors, place)
        door = min(self.doors[after], self.last) if after < len(self.doors) else self.last
        if self.role and any(form not in _COMMAS for form in self.outline.forms[place:door]):
            self.role = None
        return max(place, door)

    def _at(self, place: int) -> tuple[PersonMention | None, int]:
        word = self.words[place].text
        self._note_group(place, word)
        if self._is_idle(place, word):
            if word not in _COMMAS:
                self.role = None
            return None, place + 1
        if bare(word) in HONORIFICS:
            return self._after_honorific(place)
        role_end = self.role_end(place)
        if role_end:
            return self._after_role(place, role_end)
        skip = self.given(place)
        if skip >= 0 and self.credible(place, skip):
            return self._named(place, skip, None)
        return self._by_place(place)

    def _is_idle(self, place: int, word: str) -> bool:
        """Most words open no name, neither by themselves nor by what stands before them."""
        if not opens_nothing(word) or place == self.first:
            return False
        return not leads_to_a_name(self.words[place - 1].text)

    def _by_place(self, place: int) -> tuple[PersonMention | None, int]:
        """What only its surroundings tell: a name no list knows, a role that several share."""
        chosen = self.chosen(place)
        if chosen:
            return self._listed(place, chosen)
        apposed = self.appositive(place)
        if apposed:
            return self._apposed(place, apposed)
        shared = self.shared_role(place)
        if shared:
            self.shared, self.shared_end = self.span(place, shared), shared
            return None, shared
        if self.words[place].text not in _COMMAS:
            self.role = None
        return None, place + 1

    def _listed(self, place: int, end: int) -> tuple[PersonMention, int]:
        """A name known by its place alone, with the role that follows it or those joined to it."""
        name = (self.words[place].start, self.words[end - 1].end)
        role, others, after = self._roles_around(place, end, None)
        mention = PersonMention(*name, name, None, role, 0.85, "people.chosen", tuple(others))
        return mention, after

    def _note_group(self, place: int, word: str) -> None:
        """أعضاء الجمعية منهم السادة: …: the group is the role of those listed without one."""
        if word in _GROUPS:
            end = phrase_end(self.words, place, self.last)
            skip = 1 if word[0] == "و" else 0
            self.group = (self.words[place].start + skip, self.words[end - 1].end)
        elif word in _AMONG and self.group:
            near = self.words[place].start - self.group[1] <= _NEAR_GROUP
            self.among = self.group if near else None

    def _after_honorific(self, place: int) -> tuple[PersonMention | None, int]:
        """السيد NAME, or السيد ROLE."""
        following = place + 1
        while following < self.last and bare(self.words[following].text) in HONORIFICS:
            following += 1
        if following >= self.last:
            return None, following
        role_end = self.role_end(following)
        if role_end:
            mention, after = self._after_role(following, role_end)
            if mention is None:
                mention = self._office(place, following, role_end)
            return mention, after
        mention, after = self._named(following, 0, place)
        if mention is None and self._is_titled(following):
            return self._titled(place, following)
        return (mention, after) if mention else (None, place + 1)

    def _is_titled(self, first: int) -> bool:
        """Two bare words after a title are a name, whatever the lists know."""
        end = first + _FULL_NAME
        if end > self.last or not self.bare_name(first, end):
            return False
        begins, ends = self.words[first].text, self.words[end - 1].text
        odd = begins[0] in "يتن" or begins.startswith("ال") or begins in MARKED_PLACES
        return not odd and ends[0] != "و" and not ends.endswith(("ه", "عبد")) and ends != "الله"

    def _titled(self, honorific: int, first: int) -> tuple[PersonMention, int]:
        end = first + _FULL_NAME
        role, others, after = self._roles_around(first, end, honorific)
        name = (self.words[first].start, self.words[end - 1].end)
        start, title = self.words[honorific].start, self._honorific(honorific)
        self.role = None
        mention = PersonMention(
            start, name[1], name, title, role, 0.8, "people.title_unlisted", tuple(others)
        )
        return mention, after

    def _office(self, place: int, first: int, end: int) -> PersonMention:
        """An office named alone; those joined to it by و stand beside it."""
        spans = self.roles_in(first, end)
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
        following = self.past_letters(end)
        if following < self.last and bare(self.words[following].text) in HONORIFICS:
            return None, following
        if following < self.last and self.given(following) >= 0:
            return None, following
        joined = self.role_end(following, waw=True) if following < self.last else 0
        if joined and following == end:
            return None, following
        if self._is_official(place) and end == following:
            span = self.span(place, end)
            return PersonMention(*span, None, None, span, 0.5, "people.office_alone"), end
        return None, max(end, place + 1)

    def _is_official(self, place: int) -> bool:
        return (
            bare(self.words[place].text) in ("وزير", "وزيره", "كاتب", "مديره")
            and place + 1 < self.last
        )

    def _named(
        self, place: int, skip: int, honorific: int | None
    ) -> tuple[PersonMention | None, int]:
        end = self.name_end(place, skip, bold=honorific is not None or self.role is not None)
        size = end - place
        if not size:
            return None, place + 1
        name = (self.words[place].start + skip, self.words[end - 1].end)
        role, others, after = self._roles_around(place, end, honorific)
        if role is None:
            role = self._shared_with(place, end)
        if role is None and self.among and self.words[place].start - self.among[1] <= _WITHIN_GROUP:
            role = self.among
        certainty, rule = _grade(size, honorific is not None, role is not None, self.spoken(place))
        if certainty == 0:
            return None, end
        start = self.words[honorific].start if honorific is not None else name[0]
        self.role = None
        title = self._honorific(honorific) if honorific is not None else None
        mention = PersonMention(start, name[1], name, title, role, certainty, rule, tuple(others))
        return mention, after

    def _shared_with(self, place: int, end: int) -> Span | None:
        """الكاتبان الجهويان فلان وفلان: one role for the names that stand in a row after it."""
        if self.shared is None or place - self.shared_end > 1:
            return None
        gap = self.words[self.shared_end].text if place > self.shared_end else ""
        if gap not in ("", "،", ",", ":"):
            return None
        self.shared_end = end
        return self.shared

    def _apposed(self, place: int, end: int) -> tuple[PersonMention, int]:
        """NAME، ROLE where the given name is in no list."""
        after = self.role_end(end + 1)
        name = (self.words[place].start, self.words[end - 1].end)
        role = self.span(end + 1, after)
        return PersonMention(*name, name, None, role, 0.85, "people.appositive"), after

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
        role_end = self.role_end(following) if following < self.last else 0
        roles = list(before)
        headed = self._headed(end)
        if headed and not roles:
            return headed, [], end
        if role_end and not self._opens_next(following, role_end):
            roles.append(self.span(following, role_end))
            end = role_end
            more = self.role_end(end, waw=True) if end < self.last else 0
            if more and bare(self.words[end].text) in ("عضو", "رييس", "نايب", "عضوه"):
                roles.append(self.span(end, more, skip=1))
                end = more
        return (roles[0] if roles else None), roles[1:], end

    def _headed(self, end: int) -> Span | None:
        """«على رأس» a body, said of the name that ends here or of those joined to it by و."""
        for place in range(end, min(end + _JOINED_NAMES, self.last)):
            over = self.at_head(place)
            if over:
                return self.span(place, over)
            word = self.words[place].text
            if place == end and not (word[:1] == "و" and self.given(place) == 1):
                return None
            if word in ("،", ",", ".", ":"):
                return None
        return None

    def _opens_next(self, place: int, end: int) -> bool:
        """Whether the role at `place` belongs to the next name: ونائب الكاتب الوطني الحاج …"""
        if end < self.last and self.words[end].text == ":":
            return True
        if self.words[place].text[:1] != "و" or end >= self.last:
            return False
        following = self.words[end].text
        return bare(following) in HONORIFICS or self.given(end) >= 0

    def _role_before(self, place: int) -> list[Span]:
        if self.role is None:
            return []
        first, end = self.role
        if place == self.past_letters(end) and place - end > 1:
            return self.roles_in(first, end)
        gap = place - end
        if gap > 1 or (gap == 1 and self.words[end].text not in (*_COMMAS, ":", "هو", "هي")):
            return []
        if gap == 1 and self.words[end].text != ":" and self.words[place].text[:1] == "و":
            return []
        return self.roles_in(first, end)

    def _honorific(self, place: int) -> str:
        word = self.words[place]
        skip = len(word.text) - len(bare(word.text))
        plain = self.outline.original(word.start + skip, word.end)
        return (
            plain
            if not word.text.startswith("لل")
            else "ال" + self.outline.original(word.start + 2, word.end)
        )


def _grade(size: int, honorific: bool, role: bool, spoken: bool) -> tuple[float, str]:  # noqa: FBT001
    """How sure a name is; zero for a lone word that nothing introduces."""
    if size == 1:
        return (0.6, "people.title_surname") if honorific else (0.0, "")
    if honorific:
        return (0.97 if role else 0.92), "people.title_name"
    if role:
        return 0.93, "people.name_role"
    return (0.8, "people.speaker") if spoken else (0.55, "people.given_name")
