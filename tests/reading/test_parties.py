"""Who speaks and who is named: bodies once each, people with their roles, what is only a second name."""

import pytest

from hiwar.reading.reader import read

UNION = "النقابة الوطنية لعمال الخزف"


def organizations_in(text):
    return [body.name for body in read(text, name="x").organizations]


def mentions_of(text, name):
    reading = read(text, name="x")
    (body,) = [body for body in reading.organizations if body.name == name]
    return [reading.text[span.start : span.end] for span in body.evidence]


def people_in(text):
    return [(person.name, person.role) for person in read(text, name="x").people]


def issuer_of(text):
    reading = read(text, name="x")
    names = {body.id: body.name for body in reading.organizations}
    return names.get(reading.issuer.organization) if reading.issuer else None


@pytest.mark.parametrize(
    "name",
    [
        "الجمعية المغربية للدفاع عن صناع الزليج",
        "الجمعية الجهوية لآباء وأولياء تلاميذ التعليم الخصوصي",
        "النقابة الوطنية للخزفيين والنحاسين",
        "الشبكة الأطلسية من أجل الحرف التقليدية",
        "الجامعة الوطنية للدباغة-التوجه الديمقراطي",
        "الاتحاد المحلي للنقابات بالصويرة",
    ],
)
def test_a_name_reaches_to_its_end(name):
    assert organizations_in(f"طالبت {name} بصرف المنح المتأخرة.") == [name]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("وزارة الصناعة التقليدية لفتح الحوار", "وزارة الصناعة التقليدية"),
        ("مجلس المنافسة لأزيد من سنة", "مجلس المنافسة"),
    ],
)
def test_an_aim_is_no_part_of_an_administration(written, name):
    assert name in organizations_in(f"دعت {UNION} {written}.")


@pytest.mark.parametrize(
    "words",
    [
        "حزب سياسي",
        "شركة وطنية",
        "حركة المسافرين",
        "المؤسسة العسكرية",
        "مجموعة أخرى",
        "هيئة الأطباء",
    ],
)
def test_what_is_spoken_of_in_general_is_no_body(words):
    assert organizations_in(f"انتقدت {UNION} أداء {words} في البلاد.") == [UNION]


def test_the_same_body_is_an_alias():
    text = f"استنكرت {UNION} طرد عاملين. وأضافت الهيئة ذاتها أن الوضع صعب. وسجل المصدر نفسه ذلك."
    assert organizations_in(text) == [UNION]
    assert mentions_of(text, UNION) == [UNION, "الهيئة ذاتها", "المصدر نفسه"]


def test_letters_in_brackets_stand_for_their_body():
    text = f"استنكرت {UNION} (ن.و.ع.خ) طرد عاملين. وقال بلاغ ن.و.ع.خ إن الوضع صعب."
    assert organizations_in(text) == [UNION]
    assert "ن.و.ع.خ" in mentions_of(text, UNION)


def test_letters_of_a_central_union_stand_for_it():
    text = "طالب الاتحاد المغربي للشغل بالحوار. وقال قيادي في UMT إن الأمر صعب."
    assert organizations_in(text) == ["الاتحاد المغربي للشغل"]
    assert "UMT" in mentions_of(text, "الاتحاد المغربي للشغل")


def test_a_union_called_by_its_leader_is_no_second_one():
    text = (
        f"قال سعيد المرابط، الكاتب العام لـ{UNION.replace('ال', 'ل', 1)}، إن الوضع صعب. "
        "ورفضت نقابة المرابط العرض."
    )
    assert all("المرابط" not in name for name in organizations_in(text))


def test_a_party_and_its_nickname_are_one():
    text = 'أعلن حزب الأصالة والمعاصرة موقفه. وعقد حزب "البام" مجلسه، ودعا البام إلى الحوار.'
    assert organizations_in(text) == ["حزب الأصالة والمعاصرة"]


def test_a_letter_gone_astray_makes_no_second_body():
    text = "طالبت الجامعة الوطنية لموظفي الخزف بالحوار. ورفضت الجامعة الوطنية لوظفي الخزف العرض."
    assert organizations_in(text) == ["الجامعة الوطنية لموظفي الخزف"]


def test_a_university_is_no_union():
    text = f"نظمت {UNION} لقاء بجامعة محمد الخامس."
    kinds = {body.name: body.kind for body in read(text, name="x").organizations}
    assert kinds.get("جامعة محمد الخامس") == "other"


def test_unions_that_act_together_are_the_issuer():
    text = "عقدت النقابات الست الأكثر تمثيلية بإقليم أزيلال اجتماعا، وطالبت بتأجيل الدخول."
    assert issuer_of(text) == "النقابات الست الأكثر تمثيلية"


def test_role_after_the_name_and_its_comma():
    text = f"قال يونس الدباغ، الكاتب الجهوي لل{UNION[2:]}، إن الوضع صعب."
    assert people_in(text) == [("يونس الدباغ", f"الكاتب الجهوي لل{UNION[2:]}")]


def test_role_before_the_name():
    text = f"طالبت {UNION} بالحوار. وقالت نائبة الكاتب الوطني سعاد الركراكي إن الوضع صعب."
    assert people_in(text) == [("سعاد الركراكي", "نائبة الكاتب الوطني")]


def test_role_goes_on_into_where_it_is_held():
    text = 'قال عمر بنزاكور، القيادي النقابي في "ف.د.ش"، إن الحوار متوقف.'
    text = f"طالبت {UNION} بالحوار. {text}"
    assert people_in(text)[0] == ("عمر بنزاكور", 'القيادي النقابي في "ف.د.ش"')


def test_a_verb_before_a_name_is_no_part_of_it():
    text = f"طالبت {UNION} بالحوار. وكان سعد الدين الفخار، رئيس الجماعة، قد وعد بذلك."
    assert [name for name, _ in people_in(text)] == ["سعد الدين الفخار"]


@pytest.mark.parametrize(
    ("shared", "names"),
    [
        ("الكاتبان الجهويان", ["سعيد المرابط", "نادية الوزاني"]),
        ("النائبين البرلمانيين", ["حميد الزرهوني", "كريمة الصبار"]),
    ],
)
def test_a_dual_is_the_role_of_both(shared, names):
    text = f"استقبلت {UNION} {shared} {names[0]} و{names[1]}."
    assert people_in(text) == [(name, shared) for name in names]


def test_at_the_head_of_a_body_is_a_role_of_all_who_are_named():
    text = "تمت إعادة انتخاب نائلة الدباغ وعبد القادر الفخار على رأس فدرالية الصناعات الحرفية."
    head = "على رأس فدرالية الصناعات الحرفية"
    reading = read(text, name="x")
    assert [(p.name, p.role, p.event) for p in reading.people] == [
        ("نائلة الدباغ", head, "reelected"),
        ("عبد القادر الفخار", head, "reelected"),
    ]


@pytest.mark.parametrize(
    ("told", "event"),
    [
        ("تم انتخاب مروان الصقلي كاتبا عاما", "elected"),
        ("أعيد انتخاب مروان الصقلي كاتبا عاما", "reelected"),
        ("تعيين مروان الصقلي مديرا", "appointed"),
        ("إعفاء مروان الصقلي من مهامه", "removed"),
        ("وقال مروان الصقلي، الذي قدم استقالته من المكتب، إنه متعب", "resigned"),
    ],
)
def test_what_happens_to_a_person_is_told(told, event):
    reading = read(f"طالبت {UNION} بالحوار. {told}.", name="x")
    assert [(p.name, p.event) for p in reading.people] == [("مروان الصقلي", event)]


def test_two_spellings_of_a_name_are_one_person():
    text = f"طالبت {UNION} بالحوار. وقال عبدالعزيز الفخار ذلك. وأكد عبد العزيز الفخار ذلك."
    assert [name for name, _ in people_in(text)] == ["عبد العزيز الفخار"]


def test_names_nearly_alike_are_two_people_and_a_suggestion():
    text = f"طالبت {UNION} بالحوار. وحضرت السيدة سمية الوردي والسيدة سامية الوردي."
    reading = read(text, name="x")
    assert [p.name for p in reading.people] == ["سمية الوردي", "سامية الوردي"]
    (warning,) = [w for w in reading.warnings if w.code == "people.near_names"]
    assert [text[s.start : s.end] for s in warning.evidence] == ["سمية الوردي", "سامية الوردي"]


def test_a_name_that_two_communes_bear_is_left_to_a_person():
    text = f"عقدت {UNION} اجتماعا لمكتبها بجماعة أولاد عياد."
    warnings = [w for w in read(text, name="x").warnings if w.code == "places.ambiguous"]
    assert [text[s.start : s.end] for s in warnings[0].evidence] == ["جماعة أولاد عياد"]


def test_a_statement_is_from_where_its_branch_is():
    text = f"طالب الفرع المحلي ل{UNION[1:]} بزاكورة بصرف المنح المتأخرة للعمال."
    place = read(text, name="x").place
    assert (place.name, place.city) == ("زاكورة", "زاكورة")


def test_a_protest_in_which_something_is_denounced_is_a_protest():
    text = (
        "وقفة بطنجة\nالجمعة 12 مارس 2021\n\n"
        f"نددت {UNION}، الأربعاء، في وقفة احتجاجية أمام مقر الولاية، بتأخر المنح."
    )
    reading = read(text, name="x")
    assert (reading.kind.value, reading.date.iso) == ("strike_or_protest", "2021-03-10")


def test_a_statement_issued_after_a_meeting_tells_of_the_meeting():
    text = f"دعا المكتب الوطني ل{UNION[1:]} إلى الحوار، في بلاغ صدر عقب اجتماع طارئ بآسفي."
    assert read(text, name="x").kind.value == "bureau_meeting"


def test_the_day_something_lasts_until_is_not_its_day():
    text = (
        "إضراب بالورشات\nالثلاثاء 9 مارس 2021\n\n"
        f"خاضت {UNION} إضرابا يستمر إلى غاية الثلاثاء، ونظمت وقفة احتجاجية، اليوم الاثنين."
    )
    assert read(text, name="x").date.iso == "2021-03-08"


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("على الساعة الخامسة مساء", "17:00"),
        ("على الساعة الخامسة والنصف", "17:30"),
        ("على 17h30", "17:30"),
        ("الثالثة زوالا", "15:00"),
        ("الساعة السادسة والثلث مساء", "18:20"),
    ],
)
def test_the_hour_stands_with_the_day(written, time):
    text = f"عقدت {UNION} اجتماعا لمكتبها الوطني يوم السبت 13 مارس 2021 {written} بآسفي."
    assert read(text, name="x").date.time == time


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("دعا التنسيق النقابي الثلاثي إلى الحوار.", "التنسيق النقابي الثلاثي"),
        ("طالب تنسيق حزبي ونقابي بالتحقيق.", "تنسيق حزبي ونقابي"),
        (
            "دعت الجبهة المحلية بالصويرة لمساندة الخزافين إلى الحوار.",
            "الجبهة المحلية بالصويرة لمساندة الخزافين",
        ),
        (
            "طالبت التنسيقية الوطنية للموظفين حاملي الشهادات بالحوار.",
            "التنسيقية الوطنية للموظفين حاملي الشهادات",
        ),
        ("نظمت الجمعية المغربية لمناهضة العنف ندوة.", "الجمعية المغربية لمناهضة العنف"),
    ],
)
def test_a_coordination_a_front_and_holders_are_named_in_full(text, name):
    assert name in organizations_in(text)


def test_unions_in_general_are_no_body_and_no_issuer():
    assert issuer_of(f"حذرت مركزيات نقابية من التسريح.\nودعت {UNION} إلى الحوار.") == UNION


def test_the_first_of_two_unions_speaks_whatever_letters_stand_between():
    text = f"وجهت كل من {UNION} (CDT) والنقابة الوطنية للدباغين رسالة.\nوقالت النقابة الوطنية للدباغين إنها تنتظر."
    assert issuer_of(text) == UNION


def test_casablanca_is_a_city_and_no_house():
    place = read(f"استنكر المكتب المحلي ل{UNION} بالدار البيضاء إغلاق المعمل.", name="x").place
    assert place is not None
    assert (place.name, place.city) == ("الدار البيضاء", "الدار البيضاء")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "أعلن عبد الإله الخزاف، رئيس الفريق، أن الملف مفتوح.",
            ("عبد الإله الخزاف", "رئيس الفريق"),
        ),
        ("يقول عبد الله الدباغ إن الملف مفتوح.", ("عبد الله الدباغ", None)),
        (
            f"سجل سالم الخزاف، المستشار البرلماني عن {UNION}، تراجعا.",
            ("سالم الخزاف", f"المستشار البرلماني عن {UNION}"),
        ),
    ],
)
def test_a_servant_of_god_and_a_counsellor_are_people(text, person):
    assert person in people_in(f"طالبت {UNION} بالحوار. {text}")


def test_an_everyday_word_is_a_name_in_a_row_of_names():
    text = f"انتخبت {UNION} محمد الدباغ، وسلوى الخزاف، وعادل النحاس."
    assert [name for name, _ in people_in(text)] == ["محمد الدباغ", "سلوى الخزاف", "عادل النحاس"]
