"""Who acts where many are named, or nobody is; and what a text tells rather than calls for."""

import pytest

from hiwar.reading.reader import read

PAGE = "عنوان الورقة\n\nالأربعاء 4 مارس 2026 - 10:00\n\n"


def reading_of(text):
    return read(PAGE + text, name="x")


def organizations_in(text):
    return [body.name for body in reading_of(text).organizations]


def issuer_of(text):
    reading = reading_of(text)
    names = {body.id: body.name for body in reading.organizations}
    return names.get(reading.issuer.organization) if reading.issuer else None


def test_every_name_of_a_row_in_quotation_marks_is_a_body():
    text = (
        'وقعت على العريضة "الجمعية الأطلسية لصناع الزليج"، و"المرصد الجهوي لمناهضة الغش"، '
        'و"الرابطة الوطنية للنحاسين"، و"البديل الحرفي".'
    )

    assert organizations_in(text) == [
        "الجمعية الأطلسية لصناع الزليج",
        "المرصد الجهوي لمناهضة الغش",
        "الرابطة الوطنية للنحاسين",
        "البديل الحرفي",
    ]


def test_quoted_words_that_are_no_row_of_bodies_are_none():
    text = 'قالت النقابة الوطنية للنحاسين إن "الوضع" و"الأجر" و"الكرامة" و"الصمت" لا تجتمع.'

    assert organizations_in(text) == ["النقابة الوطنية للنحاسين"]


@pytest.mark.parametrize(
    "group",
    [
        "17 هيئة وجمعية ناشطة في مجال الدفاع عن الحرف",
        "منظمات وجمعيات تضم حوالي 40 إطارا حرفيا",
        "شخصيات وهيئات مغربية",
    ],
)
def test_a_group_without_a_name_is_the_issuer_as_it_is_described(group):
    text = f"عبرت {group} عن رفضها لقرار إغلاق المعرض. وقالت إن النقابة الوطنية للنحاسين لم تستشر."

    assert issuer_of(text) == group


def test_a_group_only_spoken_to_is_no_body():
    text = "راسلت النقابة الوطنية للنحاسين هيئات وجمعيات كثيرة، وطالبت بفتح الحوار."

    assert organizations_in(text) == ["النقابة الوطنية للنحاسين"]


def test_what_a_leader_goes_on_to_say_counts_for_the_body_led():
    text = (
        "يستمر الخلاف في قطاع الخزف، وقد طالبت الجامعة المغربية للدباغة بالحوار. "
        "وأوضح يوسف الراضي، الكاتب العام للنقابة الوطنية للخزفيين، أن الوضع صعب. "
        "وأكد الراضي أن الأجور لا تكفي. وقال الراضي إن الحوار متوقف. وأضاف الراضي أن الصبر نفد."
    )

    assert issuer_of(text) == "النقابة الوطنية للخزفيين"


def test_of_bodies_named_in_a_row_the_first_speaks():
    text = (
        "وجهت الجمعية المغربية للنحاسين، والكونفدرالية الأطلسية للخزفيين رسالة إلى الوزارة. "
        "وقالت الكونفدرالية الأطلسية للخزفيين إن الوضع صعب."
    )

    assert issuer_of(text) == "الجمعية المغربية للنحاسين"


def test_a_protest_of_people_without_a_name_has_no_issuer():
    text = (
        "نظم سكان الحي العتيق، أمس، وقفة احتجاجية ضد قطع الماء. "
        "ويستفيد من البئر أعضاء جمعية الأمل للماء."
    )
    reading = reading_of(text)

    assert reading.kind.value == "strike_or_protest"
    assert reading.issuer is None


@pytest.mark.parametrize(
    "text",
    [
        "انتقدت النقابة الوطنية للنحاسين غياب أسس الدولة الاجتماعية، ودعت إلى الحوار.",
        "راسلت النقابة الوطنية للنحاسين الوزير. وقالت إنها أول شريك تأسس بالقطاع.",
        "أصدرت النقابة الوطنية للنحاسين بيانا حول الأجور. وعبرت عن قلقها. ودعت إلى تنظيم وقفات احتجاجية.",
        "قال مسؤول من النقابة الوطنية للنحاسين إن الوضع صعب. وأضاف أنه سيتم عقد الجمع العام قريبا.",
        "عقب اجتماع مع مسؤولي الوزارة، عبرت النقابة الوطنية للنحاسين عن رفضها للمقترح.",
    ],
)
def test_what_is_only_called_for_planned_or_behind_leaves_a_statement(text):
    assert reading_of(text).kind.value == "statement"


@pytest.mark.parametrize(
    "text",
    [
        "استأنفت وزارة الصناعة حوارها الاجتماعي مع النقابات، ومنها النقابة الوطنية للنحاسين.",
        "شدد الوزير، لدى استقباله اليوم وفدا عن النقابة الوطنية للنحاسين، على أهمية الحرف.",
    ],
)
def test_a_dialogue_told_in_other_words_is_one(text):
    assert reading_of(text).kind.value == "dialogue_round"


def test_a_statement_has_the_day_it_was_given_out():
    told = reading_of("قالت النقابة الوطنية للنحاسين، في بيان أصدرته مساء الثلاثاء، إن الوضع صعب.")
    other = reading_of("قالت النقابة الوطنية للنحاسين إن المعمل أغلق الثلاثاء.")

    assert told.kind.value == "statement"
    assert told.date.iso == "2026-03-03"
    assert other.date is None


def test_two_central_unions_a_small_word_apart_stay_two():
    text = (
        "وقع البيان الاتحاد المغربي للشغل بالمغرب، والاتحاد الوطني للشغل بالمغرب. "
        "وقالت النقابة الوطنية للنحاسين إنها معهما."
    )

    assert "الاتحاد الوطني للشغل بالمغرب" in organizations_in(text)


@pytest.mark.parametrize(
    "name",
    [
        "الجمعية المغربية لصناعة وتركيب الأفران",
        "الكونفدرالية المغربية لجمعيات مدرسي ومدرسات الخزف",
        "الفضاء المغربي للنحاسين",
    ],
)
def test_names_go_on_over_what_is_joined(name):
    assert organizations_in(f"قالت {name} إن الوضع صعب.") == [name]


def test_a_directorate_in_short_is_the_one_named_in_full():
    text = (
        "طالبت النقابة الوطنية للنحاسين المديرية الإقليمية لوزارة التربية الوطنية بالحوار. "
        "وقالت إن المديرية الإقليمية للتعليم لا تجيب."
    )

    assert organizations_in(text) == [
        "النقابة الوطنية للنحاسين",
        "المديرية الإقليمية لوزارة التربية الوطنية",
    ]
