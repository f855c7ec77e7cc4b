"""What meetings bring about: lists by what introduces them, decisions, undertakings, results, events to come."""

import pytest

from hiwar.reading.reader import read

BUREAU = "عقد المكتب الوطني للنقابة الوطنية لعمال الخزف اجتماعا عاديا يوم السبت 4 مارس 2023 بفاس."
DIALOGUE = "عقد المكتب الوطني للنقابة الوطنية لعمال الخزف جلسة حوار مع وزير الصناعة يوم 4 مارس 2023 بالرباط."
OUTREACH = "نظمت النقابة الوطنية لعمال الخزف لقاء تواصليا مع منخرطيها يوم 4 مارس 2023 بفاس."
FOUNDING = "انعقد بفاس يوم 4 مارس 2023 الجمع العام التأسيسي لجمعية حرفيي الخزف."
BULLETS = "- إحداث لجنة للتتبع؛\n- توفير أفران جديدة للحرفيين."


def told(opening, words):
    items = read(f"{opening}\n\n{words}", name="x").items
    return [(item.type, item.text) for item in items if item.evidence.start > len(opening)]


def types_of(opening, intro, bullets=BULLETS):
    return {kind for kind, _ in told(opening, f"{intro}\n{bullets}")}


@pytest.mark.parametrize(
    ("opening", "intro", "kind"),
    [
        (BUREAU, "وبعد نقاش مستفيض خلص الاجتماع إلى ما يلي:", "decision"),
        (BUREAU, "واتفق أعضاء المكتب على ما يأتي:", "decision"),
        (BUREAU, "وبعد التداول تم التوافق على:", "decision"),
        (BUREAU, "كما سطر المكتب برنامجا نضاليا يتضمن:", "decision"),
        (BUREAU, "ثم بين المكتب المنتظر من الفروع في نقطتين:", "recommendation"),
        (DIALOGUE, "وأسفر اللقاء عن النتائج التالية:", "commitment"),
        (DIALOGUE, "وقد جاءت أجوبة الوزير على الشكل التالي:", "commitment"),
        (DIALOGUE, "وتوج الحوار بتوقيع محضر تضمن:", "commitment"),
        (DIALOGUE, "وينص المحضر على ما يلي:", "commitment"),
        (DIALOGUE, "وانتهى الحوار إلى الاتفاق على النقط التالية:", "commitment"),
        (OUTREACH, "واستعرضت الكاتبة العامة منجزات النقابة:", "achievement"),
        (OUTREACH, "وطرح الحاضرون جملة من المشاكل:", "position"),
        (OUTREACH, "وفي ختام اللقاء تم الاتفاق على:", "decision"),
        (FOUNDING, "وتهدف الجمعية إلى:", "decision"),
        (FOUNDING, "ومن أهداف الجمعية حسب قانونها الأساسي:", "decision"),
        (FOUNDING, "ويروم هذا الإطار الجديد:", "decision"),
    ],
)
def test_a_list_takes_its_type_from_what_introduces_it(opening, intro, kind):
    assert types_of(opening, intro) == {kind}


def test_what_two_sides_agree_on_is_undertaken():
    assert types_of(OUTREACH, "واتفق الطرفان على ما يلي:") == {"commitment"}
    assert told(OUTREACH, "ونص الاتفاق على رفع أجور الحرفيين.") == [
        ("commitment", "رفع أجور الحرفيين")
    ]


def test_an_agenda_is_no_list_of_items():
    assert types_of(BUREAU, "وتضمن جدول الأعمال:") == set()


@pytest.mark.parametrize("mark", ["-", "أ-", "(1)", "+", "أ)"])
def test_signs_that_begin_a_bullet(mark):
    listed = f"{mark} إحداث لجنة للتتبع؛\n{mark} توفير أفران جديدة للحرفيين."
    assert types_of(BUREAU, "وقرر المكتب ما يلي:", listed) == {"decision"}


def test_a_group_announces_the_type_of_what_stands_under_it():
    listed = (
        "أولا: رفع مذكرة إلى الوزارة تتضمن المطالب التالية:\n- تخفيض ثمن الطين،\n- توفير أفران جديدة.\n"
        "ثانيا: عقد المجلس الوطني يوم 12 ماي بمدينة صفرو."
    )
    assert [kind for kind, _ in told(BUREAU, f"وقرر المكتب ما يلي:\n{listed}")] == [
        "decision",
        "demand",
        "demand",
        "next_event",
    ]


def test_a_bullet_leaves_out_the_verb_that_decides_and_who_sits_in_a_committee():
    listed = (
        "- يقرر تكليف لجنة من ثلاثة أعضاء بإعداد مذكرة، تتكون من الإخوة: محمد لحلو وسعيد الراضي.\n"
        "- يعلن عن تنظيم ندوة وطنية يوم 12 ماي 2023 بفاس."
    )
    assert told(BUREAU, f"وعليه فإن المكتب الوطني:\n{listed}") == [
        ("decision", "تكليف لجنة من ثلاثة أعضاء بإعداد مذكرة"),
        ("next_event", "تنظيم ندوة وطنية يوم 12 ماي 2023 بفاس"),
    ]


@pytest.mark.parametrize(
    ("words", "kind", "fact"),
    [
        ("وصودق على التقريرين بالإجماع.", "decision", "صودق على التقريرين بالإجماع"),
        (
            "وأفرز الجمع العام مكتبا جديدا يتكون من تسعة أعضاء.",
            "decision",
            "أفرز الجمع العام مكتبا جديدا",
        ),
        (
            "وعهد إلى المكتب الجديد بإعداد برنامج سنوي.",
            "decision",
            "عهد إلى المكتب الجديد بإعداد برنامج سنوي",
        ),
        ("وانتهى الاجتماع بتشكيل لجنة تحضيرية.", "decision", "تشكيل لجنة تحضيرية"),
        ("وجدد الحاضرون الثقة في الرئيس.", "decision", "جدد الحاضرون الثقة في الرئيس"),
        (
            "وضرب الحضور موعدا للقاء ثان يوم 15 ماي.",
            "next_event",
            "ضرب الحضور موعدا للقاء ثان يوم 15 ماي",
        ),
        (
            "وسيلتئم المجلس الوطني يوم 15 ماي بصفرو.",
            "next_event",
            "سيلتئم المجلس الوطني يوم 15 ماي بصفرو",
        ),
        ("وتستعد النقابة لعقد مؤتمرها شهر ماي المقبل.", "next_event", "عقد مؤتمرها شهر ماي المقبل"),
        ("وذلك في أفق عقد يوم دراسي شهر ماي المقبل.", "next_event", "عقد يوم دراسي شهر ماي المقبل"),
    ],
)
def test_outcomes_without_a_verb_of_deciding(words, kind, fact):
    assert (kind, fact) in told(OUTREACH, words)


def test_a_post_given_to_a_person_is_no_item():
    assert told(OUTREACH, "وعهد بالكتابة العامة إلى سعيدة الوردي.") == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("وأكد الوزير أن الوزارة ستصرف المنحة قبل نهاية الشهر.", "commitment"),
        ("ورد الرئيس بأن المكتب سيعمل على تبسيط المسطرة.", "commitment"),
        ("وأكد الرئيس أن رسوم الانخراط لن تعرف أي زيادة.", "commitment"),
        ("وأوضح الرئيس أن النقابة قلصت آجال دراسة الملفات.", "achievement"),
        ("وأوضح الرئيس أن النقابة وقعت اتفاقية مع مصحتين بفاس.", "achievement"),
        ("وأوضح الرئيس أن مداخيل النقابة ارتفعت بالثلث هذه السنة.", "achievement"),
        ("وأوضح الرئيس أن الحكومة رفعت أسعار الطين مرتين.", "position"),
        ("وأكد الرئيس أن النقابة ستعود إلى الشارع من جديد.", "position"),
    ],
)
def test_the_verb_of_a_report_tells_its_type(words, kind):
    assert [found for found, _ in told(OUTREACH, words)] == [kind]


def test_contents_fall_apart_where_their_preposition_stands_again():
    assert told(OUTREACH, "وأوصى المشاركون بإحداث معرض دائم وبرقمنة الخدمات.") == [
        ("recommendation", "إحداث معرض دائم"),
        ("recommendation", "رقمنة الخدمات"),
    ]
    assert told(OUTREACH, "ودعا الرئيس المنخرطين إلى توحيد الصف وإلى تجديد الفروع.") == [
        ("recommendation", "توحيد الصف"),
        ("recommendation", "تجديد الفروع"),
    ]


def test_what_is_asked_within_a_list_of_decisions_is_a_demand():
    listed = (
        "- المطالبة بنظام أساسي للحرفيين؛\n- الدعوة إلى تخفيض ثمن الطين؛\n- تجديد الفروع المحلية."
    )
    assert told(BUREAU, f"وقرر المكتب ما يلي:\n{listed}") == [
        ("demand", "نظام أساسي للحرفيين"),
        ("demand", "تخفيض ثمن الطين"),
        ("decision", "تجديد الفروع المحلية"),
    ]


def test_readiness_is_undertaken_in_a_meeting_and_no_threat():
    assert [kind for kind, _ in told(DIALOGUE, "وأبدى الوزير استعداده لحل الملف العالق.")] == [
        "commitment"
    ]
    assert [kind for kind, _ in told(BUREAU, "وعبر المكتب عن استعداده لخوض معارك جديدة.")] == [
        "position"
    ]


def test_a_body_sets_itself_aims():
    words = "ويروم التنظيم الجديد، حسب قانونه الأساسي، الدفاع عن الحرفيين، وتأهيل الورشات الصغرى."
    assert told(FOUNDING, words) == [
        ("decision", "الدفاع عن الحرفيين"),
        ("decision", "تأهيل الورشات الصغرى"),
    ]


def test_grants_go_on_after_their_preposition():
    words = "ووافق المدير على تمتيع العمال بعطلة إضافية، وعلى توفير وسائل النقل."
    assert told(DIALOGUE, words) == [
        ("commitment", "تمتيع العمال بعطلة إضافية"),
        ("commitment", "توفير وسائل النقل"),
    ]


def test_a_body_managed_a_deed():
    assert told(OUTREACH, "وتمكنت النقابة من انتزاع زيادة في المنحة.") == [
        ("achievement", "تمكنت النقابة من انتزاع زيادة في المنحة")
    ]


def test_an_appeal_takes_its_action_without_a_preposition():
    assert told(OUTREACH, "وناشد الحاضرون الوزارة الوصية الرفع من الدعم السنوي.") == [
        ("demand", "الرفع من الدعم السنوي")
    ]
