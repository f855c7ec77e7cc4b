"""Items of prose without bullets: chains, enumerations, inner reports, where a clause ends."""

import pytest

from hiwar.reading.reader import read

UNION = "عقدت النقابة الوطنية لعمال الخزف اجتماعا لمكتبها الوطني بآسفي."
STATEMENT = "قالت النقابة الوطنية لعمال الخزف، في بلاغ لها، إن الأفران تحتاج إلى صيانة عاجلة."


def items_in(text):
    return [(item.type, item.text) for item in read(text, name="x").items]


def told(words):
    return items_in(f"{UNION}\n{words}")


def test_connectors_carry_a_list_of_demands_on():
    text = (
        "وطالب المكتب الإدارة بصرف منحة العيد، علاوة على توفير القفازات، فضلا عن إصلاح التهوية، "
        "وكذا تعميم الفحص الطبي."
    )
    assert told(text) == [
        ("demand", "صرف منحة العيد"),
        ("demand", "توفير القفازات"),
        ("demand", "إصلاح التهوية"),
        ("demand", "تعميم الفحص الطبي"),
    ]


def test_an_aside_between_two_demands_belongs_to_neither():
    text = "وطالب المكتب الإدارة بصرف منحة العيد، التي تأخرت شهرين، وتوفير القفازات للعمال."
    assert told(text) == [
        ("demand", "صرف منحة العيد"),
        ("demand", "توفير القفازات للعمال"),
    ]


def test_what_a_noun_announces_is_enumerated():
    text = "ومن ضمن أهداف النقابة تنظيم دورات في الخزف، وإحداث صندوق للتضامن، وأيضا توثيق الحرفة."
    assert told(text) == [
        ("decision", "تنظيم دورات في الخزف"),
        ("decision", "إحداث صندوق للتضامن"),
        ("decision", "توثيق الحرفة"),
    ]


def test_demands_told_by_their_noun_are_demands():
    text = "وتتضمن المطالب تخفيض ثمن الطين، وتسريع رخص الأفران."
    assert told(text) == [("demand", "تخفيض ثمن الطين"), ("demand", "تسريع رخص الأفران")]


@pytest.mark.parametrize("verb", ["اتفقت اللجنة بالإجماع على", "جرى الاتفاق كذلك على"])
def test_what_is_agreed_with_another_side_is_still_to_be_carried_out(verb):
    dialogue = "عقدت النقابة الوطنية لعمال الخزف جلسة حوار مع وزير الصناعة بالرباط."
    assert items_in(f"{dialogue}\nو{verb} رفع منحة الأفران، وتعميم القفازات.") == [
        ("commitment", "رفع منحة الأفران"),
        ("commitment", "تعميم القفازات"),
    ]


def test_a_minister_who_proposes_does_not_demand():
    assert told("واقترح الوزير على النقابة منح تعويض شهري لعمال الأفران.") == [
        ("commitment", "منح تعويض شهري لعمال الأفران")
    ]


def test_a_place_after_ba_is_not_what_is_asked():
    text = "وطالب فرع النقابة بتنغير المديرية الإقليمية باعتماد جدول جديد للأفران."
    assert ("demand", "اعتماد جدول جديد للأفران") in told(text)


def test_an_inner_report_is_the_act():
    text = "وأضافت النقابة أنها ترفض بيع الأفران القديمة."
    assert told(text) == [("position", "بيع الأفران القديمة")]


def test_a_call_to_nobody_in_particular_is_a_demand_in_a_statement():
    text = f"{STATEMENT} ودعت إلى صيانة الأفران كل سنة."
    assert ("demand", "صيانة الأفران كل سنة") in items_in(text)


def test_by_way_of_a_statement_is_no_expression():
    text = "وحذرت النقابة، عبر بلاغ لها، من إغلاق ورشة التلوين."
    assert ("position", "إغلاق ورشة التلوين") in told(text)


def test_who_decides_is_no_part_of_what_is_decided():
    text = "وقرر مهنيو كراء الأفران خوض إضراب وطني يوم الاثنين المقبل."
    ((kind, words),) = told(text)
    assert kind == "next_event"
    assert words.startswith("خوض إضراب وطني")


def test_a_quality_is_no_stance():
    assert told("وأثار القرار ردود فعل رافضة في الورشات.") == []


def test_a_stance_with_its_owner_is_a_position():
    assert told("وجددت النقابة مؤكدة تشبثها بملفها المطلبي.") == [
        ("position", "تشبثها بملفها المطلبي")
    ]


def test_unions_nobody_names_first_are_of_the_genre():
    text = (
        "قرار جديد يغضب عمال الطين والنقابات تنتقد\n\n"
        "خلف قرار تقليص الأفران غضبا في الورشات. ويعود القرار إلى الشهر الماضي. "
        "وتعرف الورشات ضغطا كبيرا. ولم تعلق الإدارة. وتراجع الإنتاج. وارتفعت الأسعار. "
        "وطالبت النقابة الوطنية لعمال الخزف بسحب القرار."
    )
    reading = read(text, name="x")
    assert reading.kind.value != "not_in_genre"
    assert [item.text for item in reading.items if item.type == "demand"] == ["سحب القرار"]


def test_a_union_named_in_passing_does_not_make_the_genre():
    text = (
        "افتتاح معرض للطين\n\n"
        "افتتح أمس معرض كبير للطين في آسفي. وضم المعرض مئات القطع. وزاره كثيرون. "
        "وبيعت قطع كثيرة. ودام المعرض أسبوعا. وكان الطقس جميلا. واختتم بحفل. "
        "ومر الزوار قرب مقر النقابة الوطنية لعمال الخزف."
    )
    assert read(text, name="x").kind.value == "not_in_genre"


def test_parts_told_in_prose_stand_under_what_they_are_parts_of():
    reading = read(
        "طالبت النقابة الوطنية لعمال المناجم باتخاذ إجراءات ملموسة لحماية دخل العمال، لا سيما من خلال "
        "إقرار زيادة في الأجور، وتخفيف العبء الضريبي على الدخل.",
        name="parts.txt",
    )
    head, *parts = reading.items
    assert head.text.endswith("دخل العمال")
    assert [part.parent for part in parts] == [head.id] * len(parts)
    assert [part.text.split()[0].removeprefix("و") for part in parts] == ["إقرار", "تخفيف"]
