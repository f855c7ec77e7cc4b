"""Where a told clause ends, what it is by its own words, and frames of calls and agreements."""

import pytest

from hiwar.reading.reader import read

OPENING = "عقد المكتب الوطني لنقابة عمال الخزف اجتماعا عاديا يوم السبت 4 يناير 2025 بفاس.\n"


def told(sentence):
    return [(item.type, item.text) for item in read(OPENING + sentence, name="t.txt").items]


def test_an_aside_before_the_verb_ends_no_clause():
    text = "وأوضح الكاتب العام أن ورشات الخزف، باعتبارها مورد رزق الحي، أصبحت مغلقة."
    assert told(text) == [("position", "ورشات الخزف، باعتبارها مورد رزق الحي، أصبحت مغلقة")]


def test_a_long_clause_ends_where_a_circumstance_begins():
    text = (
        "وطالبت النقابة الوزارة بإعداد برنامج وطني شامل لدعم ورشات الخزف الصغيرة والمتوسطة وأفرانها القديمة "
        "بالحي العتيق بعد سنوات طويلة من انتظار الحرفيين وأسرهم لهذا البرنامج."
    )
    ((kind, words),) = told(text)
    assert kind == "demand"
    assert words.endswith("بالحي العتيق")


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("الوزارة ستعمل على فتح مركز جديد للحرفيين", "commitment"),
        ("النقابة راكمت تجربة كبيرة في الدفاع عن الحرفيين", "achievement"),
        ("إصلاح الأفران أمر ضروري", "demand"),
    ],
)
def test_a_reported_clause_is_what_its_words_tell(clause, kind):
    assert told(f"وأضاف الكاتب العام أن {clause}.") == [(kind, clause)]


def test_a_need_falls_apart_like_what_is_asked():
    text = "ونبهت النقابة الوزارة إلى ضرورة تخفيض ثمن الطين المستورد، وتسريع رخص الأفران."
    assert [kind for kind, _ in told(text)] == ["demand", "demand"]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("ووجهت النقابة نداء إلى الحكومة من أجل تخفيض ثمن الطين.", "demand", "تخفيض ثمن الطين"),
        ("ونص الاتفاق على رفع أجور الحرفيين.", "commitment", "رفع أجور الحرفيين"),
        ("ومن المرتقب عقد لقاء جديد بفاس.", "next_event", "عقد لقاء جديد بفاس"),
    ],
)
def test_appeals_agreements_and_what_is_awaited_are_heard(sentence, kind, words):
    assert (kind, words) in told(sentence)


def test_whoever_is_named_after_a_head_noun_decides_and_is_not_decided():
    text = "وقرر المكتب الوطني لعمال الصيانة مقاطعة الحوار مع الشركة."
    assert told(text) == [("decision", "مقاطعة الحوار مع الشركة")]


def test_what_a_government_had_decided_before_is_background():
    assert told("وكانت الحكومة قد قررت إغلاق الورشات.") == []


def test_a_bullet_of_two_sentences_is_two_items():
    text = "وخلص المكتب إلى:\n• يثمن المكتب فتح الحوار، ويطالب بتخفيض ثمن الطين المستورد.\n"
    assert [kind for kind, _ in told(text)] == ["position", "demand"]
