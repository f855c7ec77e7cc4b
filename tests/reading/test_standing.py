"""What is told as a part stands under what it is a part of, in prose."""

import pytest

from hiwar.reading.reader import read

PAGE = "عنوان الورقة\n\nالخميس 05 مارس 2026 - 10:00\n\n"


def told_under(text):
    """Each part with what it stands under, in reading order."""
    items = read(PAGE + text, name="page.txt").items
    words = {item.id: item.text for item in items}
    return [(item.text, words[item.parent]) for item in items if item.parent]


def test_the_means_of_a_demand_stand_under_it():
    text = (
        "طالبت النقابة الوطنية للنحاسين الحكومة بتحسين أوضاع العاملين في الورشات التقليدية، من خلال مراجعة "
        "الأجور الهزيلة، وتوفير وسائل الوقاية من المواد السامة، وإحداث مراكز للتكوين."
    )
    whole = "تحسين أوضاع العاملين في الورشات التقليدية"

    assert told_under(text) == [
        ("مراجعة الأجور الهزيلة", whole),
        ("توفير وسائل الوقاية من المواد السامة", whole),
        ("إحداث مراكز للتكوين", whole),
    ]


def test_parts_are_told_after_a_semicolon_too():
    text = (
        "دعت النقابة الوطنية للنحاسين الحكومة إلى معالجة المشاكل المتراكمة في القطاع؛ من إغلاق للورشات، "
        "وتسريح جماعي للصناع."
    )

    assert [part for part, _ in told_under(text)] == ["إغلاق للورشات", "تسريح جماعي للصناع"]


def test_parts_are_told_after_a_colon_too():
    text = (
        "دعت النقابة الوطنية للنحاسين إلى اتخاذ تدابير صارمة داخل الورشات: الحرص على تنفيذ القانون، "
        "والالتزام بقواعد السلامة المهنية."
    )

    assert [whole for _, whole in told_under(text)] == ["اتخاذ تدابير صارمة داخل الورشات"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "دعت النقابة الوطنية للنحاسين الوزارة إلى تطبيق القانون في الورشات عبر بلاغ وزعته على الصحافة.",
        "دعت النقابة الوطنية للنحاسين الوزارة إلى تطبيق القانون، وتعميم المراقبة.",
        "طالبت النقابة الوطنية للنحاسين بتعميم المراقبة. ونددت بتأخر الأجور من خلال بيان أصدرته.",
    ],
)
def test_what_is_only_joined_or_only_says_where_stands_under_nothing(text):
    assert told_under(text) == []


def test_parts_joined_by_a_comma_are_parts_each():
    text = (
        "طالبت النقابة الوطنية للنحاسين الحكومة بتنزيل القانون المنظم للحرف، عبر تعزيز المراقبة في الورشات "
        "وتعزيز التكوين المهني للشباب، وتعميم التغطية الصحية."
    )

    assert [part for part, _ in told_under(text)] == [
        "تعزيز المراقبة في الورشات",
        "تعزيز التكوين المهني للشباب",
        "تعميم التغطية الصحية",
    ]


def test_a_lone_means_of_a_stance_is_no_part_of_it():
    text = "نددت النقابة الوطنية للنحاسين بتضييق الإدارة على العمل النقابي بالورشات، من خلال رفض تسلم المراسلات."

    assert told_under(text) == []
