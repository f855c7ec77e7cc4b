"""Where the event was: the hall before the city, the square before the town of who speaks."""

import pytest

from hiwar.reading.reader import read

UNION = "النقابة الوطنية للنحاسين"


def place_in(text):
    place = read("عنوان الورقة\n\n05 مارس 2026\n\n" + text, name="page.txt").place
    return (place.name, place.city) if place else None


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        (
            f"عقدت {UNION} جمعها العام بالمقر المركزي للنقابة بالدار البيضاء.",
            "المقر المركزي للنقابة بالدار البيضاء",
            "الدار البيضاء",
        ),
        (
            "احتضن المركب الثقافي الأطلس بخريبكة الجمع العام العادي للنقابة الوطنية للنحاسين.",
            "المركب الثقافي الأطلس بخريبكة",
            "خريبكة",
        ),
        (
            f"احتضنت قاعة الاجتماعات بعمالة إقليم الخميسات لقاء تواصليا نظمته {UNION} مع منخرطيها.",
            "قاعة الاجتماعات بعمالة إقليم الخميسات",
            "الخميسات",
        ),
        (
            f"نظمت {UNION} بجهة الشرق وقفة احتجاجية أمام المديرية الجهوية للصناعة.",
            "المديرية الجهوية للصناعة",
            None,
        ),
        (f"نظمت {UNION} وقفة احتجاجية بساحة الأمم بطنجة.", "ساحة الأمم بطنجة", "طنجة"),
        (f"قالت {UNION}، فرع تنغير، إن الوضع كارثي.", "تنغير", "تنغير"),
        (
            f"قالت {UNION} إن الوضع كارثي. وطالبت بالحوار. ورفضت عبر فرعها بإقليم أزيلال كل تراجع.",
            "إقليم أزيلال",
            "أزيلال",
        ),
    ],
)
def test_the_place_told_nearest_to_the_event(text, name, city):
    assert place_in(text) == (name, city)


@pytest.mark.parametrize(
    "text",
    [
        "قال المكتب الجهوي لرابطة النحاسين بالرباط إنه عقد اجتماعا عن بعد لتدارس الوضع.",
        f"نظمت {UNION} وقفة احتجاجية أمام تعنت الإدارة.",
    ],
)
def test_no_place_where_none_is_told(text):
    assert place_in(text) is None
