"""Who tells the text: unions, associations and parties, or somebody who only mentions them."""

import pytest

from hiwar.reading.reader import read

UNION = "النقابة الوطنية لعمال الخزف"


def kind_of(text):
    return read(text, name="x").kind.value


@pytest.mark.parametrize(
    "text",
    [
        f"قررت شركة الزليج الأطلسي إغلاق معملها بآسفي في غياب ممثلي {UNION}.\nوبلغت خسائرها عشرة ملايين درهم.",
        f"أكدت حكومة بلادنا أنها تتشبث بالاتفاق الموقع مع {UNION}.\nويهم الاتفاق ثلاث سنوات.",
        f"قال سالم المنصوري، وزير الصناعة التقليدية، إن الوزارة أعدت برنامجا جديدا.\nويشمل البرنامج منخرطي {UNION}.",
        "كشفت مصادر مطلعة أن حزب النخلة يعيش خلافات حادة بين قيادييه.\nويتبادل القياديون الاتهامات.",
        "قررت منظمة الصحة العالمية تعديل توصياتها.\nودعت الدول الأعضاء إلى تطبيقها.",
    ],
)
def test_news_of_others_is_not_in_the_genre_and_gives_nothing(text):
    reading = read(text, name="x")
    assert reading.kind.value == "not_in_genre"
    assert not reading.items
    assert not reading.organizations
    assert reading.issuer is None
    assert any(warning.code == "kind.not_in_genre" for warning in reading.warnings)


@pytest.mark.parametrize(
    "text",
    [
        f"قررت شركة الزليج الأطلسي إغلاق معملها.\nونددت {UNION} بالقرار.\nوطالبت {UNION} بالتراجع عنه.",
        f"قررت الحكومة رفع الرسوم.\nوعقب ذلك أصدر المكتب الوطني ل{UNION} بلاغا.",
        f"استقبل وزير الصناعة التقليدية وفدا من {UNION} لمناقشة ملفها المطلبي.",
    ],
)
def test_what_begins_with_an_authority_stays_where_a_union_speaks_or_is_met(text):
    assert kind_of(text) != "not_in_genre"


def test_a_title_that_denounces_outweighs_a_protest_told_far_below():
    text = (
        "نقابة تحذر من إغلاق معامل الخزف\n\nالثلاثاء 11 غشت 2020 - 09:37\n\n"
        f"بعد أشهر من الانتظار، ما يزال ملف العمال معلقا. ويهم الملف مئات الأسر. وقالت {UNION} إن الوضع مقلق. "
        "وسبق للعمال أن نظموا وقفة احتجاجية أمام المعمل."
    )
    assert kind_of(text) == "statement"


def test_a_meeting_that_was_forbidden_or_put_off_is_not_what_is_told():
    text = f"أعلنت {UNION} تأجيل موعد انعقاد المجلس الوطني.\nواعتبرت {UNION} أن الظروف لا تسمح به."
    assert kind_of(text) == "statement"


def test_a_congress_that_speaks_is_a_congress():
    text = "إن المؤتمر الوطني الثالث للجمعية المغربية لصناع الزليج، المنعقد بالرباط يوم 3 ماي 2019، يطالب بدعم الصناع."
    assert kind_of(text) == "congress"


@pytest.mark.parametrize(
    "who", ["خالد آيت الطالب", "والي جهة بني ملال خنيفرة", "رئيس جهة بني ملال خنيفرة"]
)
def test_a_name_and_what_an_official_is_over_are_no_place(who):
    reading = read(f"عقدت {UNION} اجتماعا مع {who} لمناقشة ملفها المطلبي.", name="x")
    assert reading.place is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"نظمت {UNION} بآسفي معرضا للخزف. وشارك فيه عشرون حرفيا.", "other"),
        (
            f"أبرمت إدارة المعمل محضر اتفاق مع {UNION}. واتفق الطرفان على الزيادة في الأجور.",
            "dialogue_round",
        ),
        (f"أبرزت {UNION} في البيان الختامي الصادر عن مؤتمرها الثالث وضع الحرفيين.", "congress"),
        (f"أعلن المكتب الوطني ل{UNION} الدخول في اعتصام أمام المعمل.", "strike_or_protest"),
        ("وجه سالم المنصوري، القيادي في حزب النخلة، انتقادات إلى الحكومة.", "not_in_genre"),
    ],
)
def test_the_event_told_gives_the_kind(text, kind):
    assert kind_of(text) == kind


def test_a_party_that_speaks_of_labor_stays_in_the_genre():
    assert (
        kind_of("بمناسبة عيد الشغل، وجه حزب النخلة التحية إلى الشغيلة. وطالب حزب النخلة بالحوار.")
        == "statement"
    )


def test_an_association_of_parents_is_one_without_a_definite_word():
    text = (
        "أعلن المكتب التنفيذي لجمعية آباء وأمهات وأولياء متدربي معهد الخزف إعفاء الأسر من الواجبات."
    )
    assert kind_of(text) != "not_in_genre"
