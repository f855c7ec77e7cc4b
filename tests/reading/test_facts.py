"""One fact a test, in a sentence a person can read."""

import pytest

from hiwar.reading.reader import read


def items_in(text):
    return [(item.type, item.text) for item in read(text, name="x").items]


UNION = "عقدت النقابة الوطنية لعمال الخزف اجتماعا لمكتبها الوطني بآسفي."


def after_meeting(sentence):
    return items_in(f"{UNION}\n{sentence}")


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("انعقد اجتماع المكتب الجهوي للنقابة الوطنية لعمال الخزف بآسفي.", "bureau_meeting"),
        ("عقدت جمعية أطر الخزف لقاء تواصليا مع منخرطيها بفاس.", "outreach_meeting"),
        ("عقدت النقابة الوطنية لعمال الخزف جمعها العام بفاس.", "general_assembly"),
        ("انعقد الجمع العام التأسيسي للنقابة الوطنية لعمال الخزف بفاس.", "founding"),
        ("احتضنت فاس المؤتمر الوطني الثاني للنقابة الوطنية لعمال الخزف.", "congress"),
        ("استقبل السيد وزير الشغل المكتب الوطني للنقابة الوطنية لعمال الخزف.", "dialogue_round"),
        ("يخوض عمال الخزف إضرابا وطنيا دعت إليه النقابة الوطنية لعمال الخزف.", "strike_or_protest"),
        ("طالبت النقابة الوطنية لعمال الخزف، في بلاغ لها، بصرف الأجور.", "statement"),
    ],
)
def test_kind_is_told_by_the_event(opening, kind):
    assert read(opening, name="x").kind.value == kind


@pytest.mark.parametrize(
    "text",
    [
        "انخفضت أسعار الطماطم في أسواق الجملة خلال الأسبوع الجاري بفعل وفرة الإنتاج.",
        "تعرض الحكومة مشروع قانون الحوار الاجتماعي أمام البرلمان وسط مطالب بتأجيله.",
    ],
)
def test_what_only_borrows_the_words_is_not_of_the_genre(text):
    reading = read(text, name="x")
    assert reading.kind.value == "not_in_genre"
    assert reading.items == ()
    assert [warning.code for warning in reading.warnings] == ["kind.not_in_genre"]


def test_a_demand_is_asked_of_an_authority():
    assert after_meeting("وطالب المكتب إدارة المعمل بصرف منحة العيد لفائدة العمال المؤقتين.") == [
        ("demand", "صرف منحة العيد لفائدة العمال المؤقتين")
    ]


def test_a_call_to_members_is_a_recommendation():
    assert after_meeting("ودعا المكتب كافة المناضلين إلى رص الصفوف داخل الورشات.") == [
        ("recommendation", "رص الصفوف داخل الورشات")
    ]


def test_a_call_to_an_authority_is_a_demand():
    assert after_meeting("ودعا المكتب الحكومة إلى تجميد الزيادة في أسعار الطين.") == [
        ("demand", "تجميد الزيادة في أسعار الطين")
    ]


def test_joined_demands_fall_apart_where_the_nouns_agree():
    found = after_meeting(
        "وطالب المكتب الإدارة بتوفير أحذية السلامة لكل العمال وتعميم الفحص الطبي السنوي عليهم."
    )
    assert found == [
        ("demand", "توفير أحذية السلامة لكل العمال"),
        ("demand", "تعميم الفحص الطبي السنوي عليهم"),
    ]


def test_one_action_with_two_objects_stays_one():
    assert after_meeting("وطالب المكتب الإدارة بتعزيز الحوار والتشاور داخل الورشات.") == [
        ("demand", "تعزيز الحوار والتشاور داخل الورشات")
    ]


def test_a_stance_is_a_position():
    ((kind, text),) = after_meeting("واستنكر المكتب طرد ثلاثة عمال من معمل الأجور.")
    assert kind == "position"
    assert text.startswith("طرد ثلاثة عمال")


def test_an_undertaking_is_a_commitment():
    ((kind, _),) = after_meeting("ووعد السيد المدير بمراجعة لائحة المنح قبل الصيف.")
    assert kind == "commitment"


def test_an_announced_event_has_its_day_and_place():
    reading = read(
        f"{UNION}\nوتقرر تنظيم وقفة احتجاجية يوم السبت 10 فبراير 2024 أمام مقر العمالة بآسفي.",
        name="x",
    )
    (event,) = reading.items
    assert event.type == "next_event"
    assert event.when is not None
    assert event.when.iso == "2024-02-10"


def test_numbered_claims_under_an_opening_verb_are_its_demands():
    found = items_in(
        f"{UNION}\nويطالب المكتب بما يلي:\n1. صرف الأجور المتأخرة؛\n2. بناء مطعم للعمال؛\n"
    )
    assert found == [("demand", "صرف الأجور المتأخرة"), ("demand", "بناء مطعم للعمال")]


def test_a_deeper_list_stands_under_its_group():
    items = read(
        f"{UNION}\nويطالب المكتب بما يلي:\n  • تحسين ظروف العمل، عبر:\n    • إصلاح الأفران؛\n"
        "    • توفير الماء البارد؛\n  • صرف المنح.",
        name="x",
    ).items
    head, first, second, last = items
    assert (first.parent, second.parent) == (head.id, head.id)
    assert head.parent is None
    assert last.parent is None
    assert head.rule == "lists.group"


def test_one_organization_under_its_aliases():
    reading = read(
        "عقدت النقابة الوطنية لعمال الخزف المنضوية تحت لواء الاتحاد المغربي للشغل اجتماعا لمكتبها.\n"
        "وأكدت النقابة أن النقابة الوطنية لعمال الخزف ستواصل النضال.",
        name="x",
    )
    union, confederation = reading.organizations
    assert union.name == "النقابة الوطنية لعمال الخزف"
    assert confederation.name == "الاتحاد المغربي للشغل"
    assert union.parent == confederation.id
    assert len(union.evidence) == 3


def test_the_plain_name_is_given_behind_a_proclitic():
    reading = read("انعقد اجتماع المكتب الوطني للنقابة الوطنية لعمال الخزف بفاس.", name="x")
    assert [body.name for body in reading.organizations] == ["النقابة الوطنية لعمال الخزف"]
    assert reading.issuer is not None
    assert reading.issuer.organ == "المكتب الوطني"


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (
            "وحضر السيد رشيد بن الهاشمي، رئيس المجلس الجماعي.",
            "رشيد بن الهاشمي",
            "رئيس المجلس الجماعي",
        ),
        ("وقال الكاتب العام عبد الكبير الزوين إن الوضع صعب.", "عبد الكبير الزوين", "الكاتب العام"),
        ("وأكد يوسف المرابط، المنسق الجهوي، على الوحدة.", "يوسف المرابط", "المنسق الجهوي"),
        ("وترأست الأخت نوال آيت عمر اللقاء.", "نوال آيت عمر", None),
    ],
)
def test_people_are_named_with_their_role(sentence, name, role):
    people = read(f"{UNION}\n{sentence}", name="x").people
    assert (name, role) in {(person.name, person.role) for person in people}


def test_a_preposition_is_no_person():
    people = read(
        f"{UNION}\nوشدد على أهمية العمل على تقوية التنظيم، مما يحتم على الجميع التعبئة.", name="x"
    ).people
    assert people == ()


def test_surname_alone_is_the_person_named_before():
    people = read(
        f"{UNION}\nوحضر السيد يوسف المرابط، المنسق الجهوي. وشدد السيد المرابط على الوحدة.", name="x"
    ).people
    assert [(person.name, len(person.evidence)) for person in people] == [("يوسف المرابط", 2)]


def test_slogan_in_quotes_and_without():
    quoted = read("عقدت جمعية أطر الخزف جمعها العام تحت شعار «الطين ذاكرة وعمل» بفاس.", name="x")
    plain = read("عقدت جمعية أطر الخزف جمعها العام تحت شعار: الطين ذاكرة وعمل.", name="x")
    assert quoted.slogan is not None
    assert plain.slogan is not None
    assert quoted.slogan.text == plain.slogan.text == "الطين ذاكرة وعمل"


def test_date_of_a_press_report_counts_back_from_its_date_line():
    reading = read(
        "نقابة الخزف تحتج بآسفي\n\nجريدة محلية\nالأربعاء 10 يناير 2024 - 09:00\n\n"
        "نظم المكتب المحلي للنقابة الوطنية لعمال الخزف، الثلاثاء بآسفي، وقفة احتجاجية.",
        name="x",
    )
    assert reading.publication_date is not None
    assert reading.publication_date.iso == "2024-01-10"
    assert reading.date is not None
    assert reading.date.iso == "2024-01-09"


def test_a_date_that_does_not_exist_is_said_so():
    codes = [warning.code for warning in read(f"{UNION}\nيوم 31 أبريل 2023.", name="x").warnings]
    assert codes == ["dates.impossible"]


def test_amounts_and_laws_are_read_off_an_item():
    (item,) = read(
        f"{UNION}\nوطالب المكتب الإدارة بصرف منحة قدرها 1500 درهم طبقا للمادة 12 لفائدة العمال.",
        name="x",
    ).items
    assert item.amounts == ({"value": 1500.0, "unit": "MAD"},)


def test_unsure_stays_unsure():
    reading = read("النقابة الوطنية لعمال الخزف\n  • فضاء أوسع\n  • هواء أنقى", name="x")
    assert {item.certainty < 0.6 for item in reading.items} == {True}
