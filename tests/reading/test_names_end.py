"""Where the names of bodies and people end, and what only looks like one."""

import pytest

from hiwar.reading.finders.organizations import find_organizations
from hiwar.reading.finders.people import find_people
from hiwar.reading.outline import outline_of


def bodies(text: str) -> list[str]:
    return [mention.name for mention in find_organizations(outline_of(text)) if mention.proper]


def people(text: str) -> list[str]:
    outline = outline_of(text)
    return [outline.original(*mention.name) for mention in find_people(outline) if mention.name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("انتخب رئيسا لجمعية القابلات لولاية ثالثة مدتها سنتان.", "جمعية القابلات"),
        ("نظمته الجمعية المغربية للخزافين لفائدة منخرطاتها بأسفي.", "الجمعية المغربية للخزافين"),
        ("حضر الكاتب العام لعمالة سلا رفقة ممثل السلطة.", "عمالة سلا"),
        ("بحضور ممثل عن مفتشية الشغل والباشا.", "مفتشية الشغل"),
        ("راسل فريق الحزب بمجلس النواب في الموضوع.", "فريق الحزب بمجلس النواب"),
        ("قرر الانضمام إلى التنسيق النقابي لقطاع الصحة.", "التنسيق النقابي لقطاع الصحة"),
    ],
)
def test_a_body_is_named_as_far_as_its_name_goes(text: str, name: str) -> None:
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    "text",
    ["أوصوا بإحداث مرصد لحوادث السير.", "وعد بافتتاح مكتب قرب بمدينة تازة.", "لقاء بجماعة ماسة."],
)
def test_what_is_to_be_made_and_a_place_are_no_bodies(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("آلت الأمانة إلى خديجة الراجي بمساعدة سعيد الركراكي، ثم رفعت الجلسة.", "سعيد الركراكي"),
        ("وقالت المندوبة كريمة أشرقي، المنتخبة عن تطوان، إن المتقاعد يعاني.", "كريمة أشرقي"),
        ("ألقاه أنوار بلكحل، وهو خبير في التسويق.", "أنوار بلكحل"),
    ],
)
def test_a_given_name_that_is_an_everyday_word_counts_before_a_surname(
    text: str, name: str
) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "تمكنت من تمديد عمر المركبات إلى خمس سنوات.",
        "وتليت برقية ولاء في ختام اللقاء.",
        "أمن سيدي قاسم يفتح أبوابه للتلاميذ.",
    ],
)
def test_an_age_a_telegram_and_a_town_are_no_people(text: str) -> None:
    assert people(text) == []
