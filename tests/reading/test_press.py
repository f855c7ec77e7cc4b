"""What press prose does with words: quotations in chains, stances as nouns, speakers, aliases."""

import pytest

from hiwar.reading.reader import read


def items_in(text):
    return [(item.type, item.text) for item in read(text, name="x").items]


def organizations_in(text):
    return [body.name for body in read(text, name="x").organizations]


def issuer_of(text):
    reading = read(text, name="x")
    names = {body.id: body.name for body in reading.organizations}
    return names.get(reading.issuer.organization) if reading.issuer else None


UNION = "عقدت النقابة الوطنية لعمال الخزف اجتماعا لمكتبها الوطني بآسفي."


def test_quotations_joined_by_and_are_items_of_their_own():
    text = 'طالبت النقابة الوطنية لعمال الخزف بـ"صرف منحة العيد"، و"إصلاح قاعة الأفران"، و"توفير القفازات".'
    assert items_in(text) == [
        ("demand", "صرف منحة العيد"),
        ("demand", "إصلاح قاعة الأفران"),
        ("demand", "توفير القفازات"),
    ]


def test_quoted_stances_lose_their_verb():
    text = f'{UNION} واستنكر المكتب "إغلاق ورشة التلوين دون إشعار"، و"تجميد ترقية العمال القدامى".'
    assert items_in(text) == [
        ("position", "إغلاق ورشة التلوين دون إشعار"),
        ("position", "تجميد ترقية العمال القدامى"),
    ]


def test_stances_as_nouns_of_their_owner_are_told_apart():
    text = f"{UNION} وخلص الاجتماع إلى استنكارها طرد عاملين، ورفضها تقليص ساعات الراحة."
    assert items_in(text) == [
        ("position", "استنكارها طرد عاملين"),
        ("position", "رفضها تقليص ساعات الراحة"),
    ]


def test_a_name_in_quotes_is_no_stance():
    text = 'استنكرت جمعية "أطلس الخزف"، في بلاغ لها، ما أسمته "إهمال ذاكرة الصناع القدامى".'
    assert items_in(text) == [("position", "إهمال ذاكرة الصناع القدامى")]


def test_especially_leaves_no_stray_negation():
    text = f"{UNION} واستنكر المكتب غلاء المواد الأولية، لا سيما بعد موجة الجفاف."
    assert items_in(text) == [("position", "غلاء المواد الأولية")]


def test_need_behind_a_quotation_mark_is_a_need():
    text = 'شددت النقابة الوطنية لعمال الخزف على "ضرورة تهوية الأفران القديمة".'
    assert items_in(text) == [("demand", "ضرورة تهوية الأفران القديمة")]


def test_in_particular_is_no_stance():
    text = f"{UNION} وأكد الكاتب العام على وجه الخصوص."
    assert items_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "يصرف المعمل شبكة التعويض كل سنة.",
        "تعطلت شبكة الأنترنت في الورشة.",
        "تأجلت الحركة الانتقالية لهذه السنة.",
    ],
)
def test_networks_and_movements_that_are_things_are_no_organizations(text):
    assert organizations_in(f"{UNION} {text}") == ["النقابة الوطنية لعمال الخزف"]


@pytest.mark.parametrize(
    "name",
    [
        "الشبكة المغربية لحرف الطين",
        "الحركة الوطنية للممرضين",
        "التنسيقية الوطنية للممرضين وتقنيي المختبر",
        "التنسيقية الوطنية للأساتذة الذين فرض عليهم التعاقد",
        "النقابة الوطنية للتدبير المفوض",
    ],
)
def test_long_names_are_read_to_their_end(name):
    assert organizations_in(f"أعلنت {name}، في بلاغ لها، تضامنها مع العمال.") == [name]


def test_blame_is_no_part_of_a_ministry():
    text = "حملت النقابة الوطنية لعمال الخزف وزارة الصناعة المسؤولية."
    assert organizations_in(text) == ["النقابة الوطنية لعمال الخزف", "وزارة الصناعة"]


def test_two_spellings_of_a_federation_are_one():
    text = (
        "قالت الفدرالية الوطنية لحرف الطين إن الأسعار ارتفعت. "
        "وأضافت الفيدرالية الوطنية لحرف الطين أن الطلب انخفض."
    )
    assert len(organizations_in(text)) == 1


def test_the_category_before_a_name_is_no_second_body():
    text = "طالبت نقابة الجامعة الوطنية لعمال الطين بصرف الأجور."
    assert organizations_in(text) == ["الجامعة الوطنية لعمال الطين"]


def test_a_title_with_a_verb_names_nobody():
    text = "نقابة تنادي بحماية الأفران\n\nنددت النقابة الوطنية لعمال الخزف بما وصفته بإهمال الأفران القديمة في آسفي."
    assert organizations_in(text) == ["النقابة الوطنية لعمال الخزف"]


def test_who_the_text_opens_with_is_its_issuer():
    text = (
        "قال فرع الجمعية المغربية لذاكرة الطين بآسفي إن عمالا منعوا من مسيرة "
        "المكتب المحلي للاتحاد المغربي للشغل."
    )
    assert issuer_of(text) == "الجمعية المغربية لذاكرة الطين"
    assert read(text, name="x").kind.value == "statement"


def test_a_protest_of_others_leaves_a_demand_a_statement():
    text = "طالبت الجمعية المغربية لذاكرة الطين بإطلاق سراح عمال اعتقلوا خلال الاعتصام الذي تخوضه ساكنة الدوار."
    assert read(text, name="x").kind.value == "statement"


def test_a_demand_with_a_strike_of_its_own_stays_a_protest():
    text = "أكدت النقابة الوطنية لعمال الخزف أنها قررت خوض إضراب وطني يوم الخميس."
    assert read(text, name="x").kind.value == "strike_or_protest"


@pytest.mark.parametrize(
    "sentence",
    [
        "زكرون بوطين، نائب الكاتب العام للنقابة الوطنية لعمال الخزف، اعتبر أن الحل في الحوار.",
        "وأوضح زكرون بوطين، نائب الكاتب العام للنقابة الوطنية لعمال الخزف، أن الحل في الحوار.",
    ],
)
def test_a_name_no_list_knows_is_told_by_its_place(sentence):
    (person,) = read(f"{UNION}\n{sentence}", name="x").people
    assert person.name == "زكرون بوطين"
    assert person.role.startswith("نائب الكاتب العام")


def test_who_took_the_pictures_is_nobody_in_the_text():
    text = f"خزف آسفي بلا تهوية\n\nمراسلة - سعيد العمراني (صور: كريم بناني)\nالثلاثاء 08 شتنبر 2020\n\n{UNION}"
    assert read(text, name="x").people == ()


def test_two_actions_side_by_side_stay_one_demand():
    text = "طالبت النقابة الوطنية لعمال الخزف الإدارة بالكف عن التضييق والإقصاء الممارس على العمال."
    assert items_in(text) == [("demand", "الكف عن التضييق والإقصاء الممارس على العمال")]


def test_taking_charge_is_asked_without_its_preposition():
    text = "طالبت النقابة الوطنية لعمال الخزف الإدارة بتحمل نفقات العلاج."
    assert items_in(text) == [("demand", "تحمل نفقات العلاج")]


def test_what_is_considered_or_helps_is_no_stance():
    text = f"{UNION} وهي ورشة تعتبر من أقدم الورشات، وبرنامج يدعم الصناع الشباب."
    assert items_in(text) == []


def test_a_heading_among_bullets_is_no_item():
    text = (
        f"{UNION} ويطالب المكتب بما يلي:\n• على المستوى الوطني\n• صرف منحة العيد\n• إصلاح الأفران"
    )
    assert [item for _, item in items_in(text)] == ["صرف منحة العيد", "إصلاح الأفران"]


def test_who_is_written_to_is_not_the_issuer():
    text = (
        "رسالة مفتوحة إلى الجامعة الوطنية لحرف الطين\n"
        "وجهت جمعية أمغار للخزف رسالة إلى الجامعة الوطنية لحرف الطين تطالب فيها بصرف الدعم."
    )
    assert issuer_of(text) == "جمعية أمغار للخزف"
