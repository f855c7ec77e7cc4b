"""Forms of words: each rule by an example a person can read, and the laws all of them keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.language import fold, fold_letters
from hiwar.search import analyse, hits, matches
from hiwar.search.analyser import closeness, lexemes
from hiwar.search.words import EMPTY, SPELLING, TOKEN, forms_of, token_of, tokens
from hiwar.search.words.lexicon import PLURALS, WHOLE

SOME = [
    "سيارات",
    "تقنيين",
    "المهندسات",
    "لجنتنا",
    "أعضائها",
    "الاجتماعية",
    "ومنحتهم",
    "مردودية",
    "قانونا",
    "موظفي",
    "خارجية",
]
PREFIXES = ("و", "ال", "لل", "ب", "ك", "وال", "بال", "ل", "ف", "ول", "وب")
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        # spelling: alef, hamza, ya, ta marbuta, marks, tatweel, both digit sets
        ("الاجتماعي", "الإجتماعيّ"), ("المديريه", "المُديريّة"), ("منتدي", "منتدى"), ("بلاغ", "بـــــلاغ"),
        ("مسئول", "المسؤول"), ("هيئة", "الهيأة"), ("2025", "٢٠٢٥"), ("الكلومتري", "كيلومترية"),
        # what stands before a word: و ف ب ك ل ال لل and several of them
        ("تعويض", "والتعويض"), ("تعويض", "فالتعويض"), ("تعويض", "بالتعويض"), ("تعويض", "كالتعويض"),
        ("تعويض", "للتعويض"), ("تعويض", "لتعويض"), ("تعويض", "وبتعويض"), ("لجنة", "للجنة"), ("موظف", "ولموظفي"),
        # endings: number, gender, pronouns, tanwin, construct
        ("تعويض", "تعويضات"), ("موظف", "الموظفين"), ("موظف", "موظفون"), ("موظفة", "الموظفات"),
        ("جلسة", "الجلستين"), ("لجنة", "لجنتنا"), ("عضو", "أعضائها"), ("مطلب", "مطالبهم"), ("قانون", "قانونا"),
        ("تقني", "التقنيين"), ("موظف", "موظفي القطاع"), ("سائق", "سائقي المصلحة"), ("اجتماعي", "الاجتماعية"),
        # broken plurals by list and by shape
        ("حق", "الحقوق"), ("رئيس", "رؤساء"), ("وزير", "الوزراء"), ("عضو", "الأعضاء"), ("أجر", "الأجور"),
        ("مشروع", "مشاريع"), ("تقرير", "التقارير"), ("قانون", "القوانين"), ("وثيقة", "وثائق"), ("رسالة", "رسائل"),
        ("نظام", "أنظمة"), ("جدول", "جداول"), ("شريك", "الشركاء"), ("صندوق", "صناديق"), ("طبيب", "أطباء"),
        ("جهة", "جهوية الجهات"), ("سنة", "سنوات"), ("عامل", "العمال"), ("بطاقة", "بطائق"), ("ورش", "الأوراش"),
        # French: accents, plural, feminine, elision, ligature
        ("indemnite", "Indemnités"), ("régional", "régionaux"), ("employé", "employées"), ("travailleur", "travailleuses"),
        ("indemnité", "l’indemnité"), ("oeuvre", "Œuvres"), ("ACCORD", "d'accord"),
        # initials, references, numbers, names
        ("كدش", "ك.د.ش"), ("ك.د.ش", "كدش"), ("CDT", "C.D.T"), ("م-014", "انظر م-14"), ("2.24.117", "رقم 2.24.117"),
        ("عبد الكريم", "عبدالكريم"), ("عبدالكريم", "عبد الكريم"),
    ],
)  # fmt: skip
def test_a_word_finds_its_other_forms_both_ways(typed, written):
    assert matches(written, analyse(typed))
    assert hits(written, analyse(typed))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("الاجتماعي", "الاجتماعات"), ("اجتماع", "الحوار الاجتماعي"), ("مطلب", "الملف المطلبي"), ("مكتب", "مكتبة"),
        ("طاقة", "بطاقة"), ("مركز", "الإدارة المركزية"), ("حدث", "إحداث مقصف"), ("صلح", "إصلاح الجهاز"),
        ("عود", "وعود"), ("حق", "الحقيبة"), ("جامعة", "جماعة"), ("عمل", "معمل"), ("ضرب", "إضراب"), ("جنة", "لجنة"),
        ("port", "portail"), ("م-014", "سنة 2014"), ("م-14", "م-140"),
    ],
)  # fmt: skip
def test_a_word_does_not_find_another_that_looks_like_it(typed, written):
    assert not matches(written, analyse(typed))


def test_words_that_carry_nothing_are_not_asked_for():
    assert matches("تعويضات التنقل", analyse("تعويض عن التنقل"))
    assert [word.text for word in analyse("في").words] == ["في"]


def test_the_beginning_of_a_word_finds_it_only_when_said_so():
    query = analyse("الحوار الاجتم")
    assert not matches("الحوار الاجتماعي", query)
    assert matches("الحوار الاجتماعي", query.unfinished)


def test_word_lists_are_folded_and_of_one_word_each():
    for word in {*PLURALS, *WHOLE}:
        assert fold(word) == word
        assert " " not in word


@given(st.text(alphabet=LETTERS, min_size=1, max_size=12))
def test_every_word_finds_itself(word):
    assert matches(word, analyse(word)) or fold(word) in EMPTY or not analyse(word)


@given(st.text(alphabet=LETTERS + "ًٌٍَُِّْـ", min_size=1, max_size=14))
def test_marks_and_tatweel_change_nothing(word):
    assert lexemes(word) == lexemes(fold(word))


@given(st.text(max_size=200))
def test_any_text_is_taken_apart_in_order_inside_its_bounds(text):
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert forms_of(token.text, token.kind).bares
        end = token.start + 1


@given(
    st.text(alphabet=LETTERS + " .-م0123٤٥'’Œéa\u200f\u202e\n", max_size=80),
    st.text(alphabet=LETTERS + " م-0", max_size=12),
)
def test_every_hit_slices_back_to_words_that_answer(text, typed):
    query = analyse(typed)
    for start, end in hits(text, query):
        held = {
            lexeme
            for token in tokens(text[start:end])
            for lexeme in forms_of(token.text, token.kind).lexemes
        }
        assert any(word.is_in(held) for word in query.words)


def test_a_text_that_holds_none_of_many_words_is_far_and_no_error():
    """What was found may stand beside the words that are shown: in a number, a name of its owner."""
    for number in range(1, 9):
        query = analyse(" ".join(f"كلمة{'ابتثجحخد'[n]}" for n in range(number)))
        assert closeness("صرف التعويضات", query) < closeness(query.typed, query)


@given(st.text(alphabet="مmعبدالكريم َab.-_01٣ ،\n", max_size=40))
def test_a_token_alone_is_what_it_is_among_others(text):
    """What is remembered of a spelling holds wherever it stands."""
    folded = fold_letters(text)
    assert SPELLING.findall(folded) == [found[0] for found in TOKEN.finditer(folded)]
    told = [(token.text, token.kind) for token in tokens(text)]
    assert [token_of(spelling) for spelling in SPELLING.findall(folded)] == told


@given(st.sampled_from([*PLURALS, *SOME]), st.sampled_from(["", *PREFIXES]))
def test_fewer_lexemes_are_asked_for_and_find_the_same(word, before):
    """Whatever is written before it: a text that holds a wanted form holds one that is asked for."""
    (asked,) = analyse(word).words
    held = lexemes(before + word)
    assert held.isdisjoint(asked.wanted) == held.isdisjoint(asked.asked)
