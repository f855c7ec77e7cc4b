"""Who was elected, until when something is due, what the other side says it has done."""

import pytest

from hiwar.reading.reader import read

UNION = "عقدت النقابة الوطنية لعمال الخزف جمعها العام بآسفي يوم 12 مارس 2024."
ROSTER = f"""{UNION} وانتُخب مكتب الفرع على الشكل التالي:
الكاتب العام: سعيد العمراني
نائبه: كريم بناني
أمين المال: زكرون بوطين
المستشارون: خديجة الطاهري وليلى المنصوري
وطالب المكتب الإدارة بصرف الأجور."""


def people_in(text):
    return [(one.name, one.role, one.event) for one in read(text, name="x").people]


def test_a_list_of_offices_is_the_elected_bureau():
    assert people_in(ROSTER) == [
        ("سعيد العمراني", "الكاتب العام", "elected"),
        ("كريم بناني", "نائبه", "elected"),
        ("زكرون بوطين", "أمين المال", "elected"),
        ("خديجة الطاهري", "المستشارون", "elected"),
        ("ليلى المنصوري", "المستشارون", "elected"),
    ]


def test_a_list_of_offices_in_one_sentence_is_too():
    text = f"{UNION} وانتخب المكتب كالتالي: الكاتب العام: سعيد العمراني، أمين المال: كريم بناني."
    assert people_in(text) == [
        ("سعيد العمراني", "الكاتب العام", "elected"),
        ("كريم بناني", "أمين المال", "elected"),
    ]


def test_bulleted_names_are_people_and_no_items():
    text = f"{UNION}\nوقد انتخب الجمع مكتبا يتكون من السيدات والسادة:\n• يحيى الطيني\n• زكرون بوطين\n• مليكة الفخار"
    reading = read(text, name="x")
    assert [one.name for one in reading.people] == ["يحيى الطيني", "زكرون بوطين", "مليكة الفخار"]
    assert [item.text for item in reading.items if item.rule.startswith("lists.")] == []


def test_who_resigned_is_told():
    text = f"{UNION} واستقال الكاتب العام للنقابة سعيد العمراني."
    assert [event for _, _, event in people_in(text)] == ["resigned"]


def test_a_name_long_after_an_election_was_not_elected():
    text = f"{UNION} وتم انتخاب لجنة لتتبع الورشات، وألقى الأستاذ سعيد العمراني كلمة."
    assert [event for _, _, event in people_in(text)] == [None]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("قبل 17 نونبر 2026", "2026-11-17"),
        ("في متم سنة 2027", "2027-12-31"),
        ("قبل نهاية فبراير 2028", "2028-02-29"),
        ("في أجل أقصاه 3 ماي 2026", "2026-05-03"),
        ("بأثر رجعي منذ 3 ماي 2026", None),
    ],
)
def test_a_deadline_in_words_is_a_day(words, due):
    text = f"{UNION}\nوطالبت النقابة الإدارة بصرف منحة العيد {words}."
    (demand,) = [item for item in read(text, name="x").items if item.type == "demand"]
    assert demand.due == due


def test_what_the_director_says_was_done_is_the_other_sides_achievement():
    text = f"{UNION}\nوأكد المدير أن الإدارة أنجزت قاعة جديدة للأفران."
    (item,) = read(text, name="x").items
    assert (item.type, item.said_by) == ("achievement", "counterpart")


def test_a_ministry_nobody_named_speaks_for_the_other_side():
    text = f"{UNION}\nوالتزمت الوزارة بفتح المعمل."
    (item,) = read(text, name="x").items
    assert (item.type, item.said_by) == ("commitment", "counterpart")


def test_the_following_recommendations_are_recommendations():
    text = (
        f"{UNION}\nوأوصى الجمع العام بالتوصيات التالية: تحسين التهوية، وتوسيع القاعة، وتنظيم دورة."
    )
    found = [(item.type, item.text) for item in read(text, name="x").items]
    assert found == [
        ("recommendation", "تحسين التهوية"),
        ("recommendation", "توسيع القاعة"),
        ("recommendation", "تنظيم دورة"),
    ]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("في أجل 48 ساعة", "2026-03-02/2026-03-04"),
        ("داخل أجل أقصاه أسبوعين", "2026-03-02/2026-03-16"),
        ("في ظرف ثلاثة أشهر", "2026-03-02/2026-05-31"),
        ("خلال أيام العيد", None),
    ],
)
def test_a_term_runs_from_the_day_of_the_page(words, due):
    text = f"طلبات عمال الخزف\n\nالاثنين 2 مارس 2026\n\n{UNION} وطالب المكتب الإدارة بصرف منحة العيد {words}."
    (demand,) = [item for item in read(text, name="x").items if item.type == "demand"]
    assert demand.due == due


def test_a_term_without_a_day_to_count_from_is_none():
    text = f"{UNION}\nوطالب المكتب الإدارة بصرف منحة العيد في أجل 48 ساعة."
    (demand,) = [item for item in read(text, name="x").items if item.type == "demand"]
    assert demand.due is None
