"""Offices in a sentence: where a role begins, how far it reaches, which roles are joined."""

from functools import lru_cache

from hiwar.language.names import HONORIFICS, PLURAL_HONORIFICS
from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.reach import name_end
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.roles import MANY_ROLES, NEEDS_COMPLEMENT, ROLE_HEADS
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.outline.phrases import phrase_end

Span = tuple[int, int]
_REMEMBERED = 32768
_JOINED_HEADS = ("وزير", "وزيره", "الوزيره", "كاتب", "مديره", "مدير", "كاتبه")
_HELD_IN = ("في", "عن", "داخل", "ضمن", "لدي")
_EXPERTS = ("الباحث", "الباحثه", "باحث", "خبير", "الخبير", "المتخصص", "استاذ", "الفاعل", "فاعل")
_DEPUTIES = ("نايب", "نايبه", "النايب", "النايبه")
_TENURES = word_set(
    """
    السابق السابقه الاسبق الحالي الحاليه الجديد الجديده الاخير المنتخب المنتخبه المعين بالنيابه
    """
)
_BEFORE_NAMES = ("،", ",", ":", "هو", "هي")
_QUOTED = 9
_NESTED = 2
_IN_CHARGE = ("الوصي", "الوصيه", "المشرف")


class Offices:
    """The words of one sentence, read for roles. Places are word indexes, spans folded offsets."""

    def __init__(self, outline: Outline, sentence: Sentence) -> None:
        self.outline = outline
        self.words: list[Token] = outline.words
        self.first, self.last = sentence.first, sentence.last
        self.role: Span | None = None
        self.shared: Span | None = None
        self.shared_end = 0
        self.named_until = -1

    def roles_in(self, first: int, end: int) -> list[Span]:
        """الكاتب العام للقطاع ومدير الموارد is two."""
        skip = len(self.words[first].text) - len(bare(self.words[first].text))
        roles = []
        start = first
        for index in range(first + 1, end):
            word = self.words[index].text
            if word[:1] == "و" and word[1:] in ROLE_HEADS:
                roles.append(self.span(start, index, skip=skip))
                start, skip = index, 1
        roles.append(self.span(start, end, skip=skip))
        return roles

    def role_end(self, place: int, *, waw: bool = False) -> int:
        """Index after the role whose head stands at `place`; 0 where none does."""
        word = self.words[place].text
        if waw and not word.startswith("و"):
            return 0
        head = bare(word)
        if head not in ROLE_HEADS or (word != head and word[0] == "ك"):
            return 0
        token = self.words[place]
        if word == "والي" and self.outline.original(token.start, token.end).endswith("ى"):
            return 0
        end = phrase_end(self.words, place, self.last, joined=head in _JOINED_HEADS)
        end = self._whole_body(place, end)
        if head in _DEPUTIES and end == place + 1 < self.last:
            end = self.role_end(end) or end
        for _ in range(_NESTED):
            end = self.into_organization(self._in_charge(end))
        end = self._in_tenure(end)
        announced = end < self.last and self.words[end].text == ":"
        if head in NEEDS_COMPLEMENT and end == place + 1 and not announced:
            return 0
        if (
            end < self.last
            and self.words[end].text[:1] == "و"
            and self.words[end].text[1:] in ROLE_HEADS
        ):
            more = self.role_end(end, waw=True)
            return more or end
        return end

    def _whole_body(self, place: int, end: int) -> int:
        """The organization named last in a role, to the end of its name: حركة الممرضين وتقنيي الصحة."""
        for index in range(end - 1, place, -1):
            word = self.words[index].text
            plain = (
                "ال" + word[2:] if word.startswith("لل") else word[1:] if word[:1] in "لب" else word
            )
            if plain in HEADS:
                return max(end, name_end(self.outline, index, self.last, plain))
        return end

    def _in_charge(self, end: int) -> int:
        """الوزير الوصي على القطاع"""
        over = end + 1 < self.last and self.words[end].text == "علي"
        return end + 2 if over and self.words[end - 1].text in _IN_CHARGE else end

    def _in_tenure(self, end: int) -> int:
        """رئيس الحكومة السابق; عضو المجلس الإداري الأخير للتعاضدية"""
        if end < self.last and self.words[end].text in _TENURES:
            return self.into_organization(end + 1)
        return end

    def past_letters(self, end: int) -> int:
        """Index after the initials in brackets, the comma and the «هو» between a role and its name."""
        words = self.words
        if end + 2 < self.last and words[end].text == "(" and words[end + 2].text == ")":
            end += 3
        return end + 1 if end < self.last and words[end].text in _BEFORE_NAMES else end

    def into_organization(self, end: int) -> int:
        """A role goes on into the organization it is held in: الكاتب العام للنقابة الوطنية."""
        if end >= self.last:
            return end
        word = self.words[end].text
        if word in _HELD_IN and end + 1 < self.last:
            return self._held_in(end)
        if word == "ل" and self.words[end + 1 : end + 2] and self.words[end + 1].text == '"':
            return self._quotation(end + 2) or end
        plain = "ال" + word[2:] if word.startswith("لل") else word[1:] if word[:1] in "لب" else word
        if word[:1] in "لب" and plain in HEADS:
            return self._body_end(end, plain)
        return end

    def _body_end(self, place: int, head: str) -> int:
        """The end of the body at `place`, and of the one it belongs to."""
        end = name_end(self.outline, place, self.last, head)
        return end if end > place + 1 or head.startswith("ال") else place

    def _held_in(self, end: int) -> int:
        """القيادي في الكونفدرالية …, النائب عن حزب …, الباحث في اللغة …"""
        word = self.words[end + 1].text
        if word == '"':
            return self._quotation(end + 2) or end
        if word in HEADS:
            return self._body_end(end + 1, word)
        field_of_work = self.words[end].text == "في" and self.words[end - 1].text in _EXPERTS
        if field_of_work and word.startswith("ال"):
            return phrase_end(self.words, end + 1, self.last, joined=True)
        return end

    def _quotation(self, first: int) -> int:
        """Index after the mark that closes the quotation whose first word stands at `first`; 0 where none does."""
        for index in range(first, min(first + _QUOTED - 2, self.last)):
            if self.words[index].text == '"':
                return index + 1
        return 0

    def shared_role(self, place: int) -> int:
        """Index after a role in the dual or plural that names follow: الكاتبان الجهويان, النواب …"""
        if bare(self.words[place].text) not in MANY_ROLES:
            return 0
        end = phrase_end(self.words, place, self.last)
        while (
            end < self.last
            and self.words[end].text.endswith(("ان", "ين", "ون"))
            and (self.words[end].text.startswith("ال"))
        ):
            end += 1
        return self._whole_body(place, self.into_organization(end))

    def span(self, first: int, end: int, skip: int = 0) -> Span:
        if not skip:
            word = self.words[first].text
            skip = len(word) - len(bare(word)) if not word.startswith("لل") else 0
        return self.words[first].start + skip, self.words[end - 1].end


@lru_cache(maxsize=_REMEMBERED)
def bare(word: str) -> str:
    """A word without و ب ل ف; للكاتب gives الكاتب."""
    if word in HONORIFICS or word in ROLE_HEADS or word in PLURAL_HONORIFICS:
        return word
    if word[:1] in "وبلف" and word[1:] in MANY_ROLES:
        return word[1:]
    for lead in ("ولل", "لل"):
        if word.startswith(lead):
            return "ال" + word[len(lead) :]
    for skip in (1, 2):
        rest = word[skip:]
        if word[:1] in "وبلفك" and (rest in HONORIFICS or rest in ROLE_HEADS):
            return rest
    return word
