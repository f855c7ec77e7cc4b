"""What a speaker goes on to report: joined clauses, reasons left off, descriptions, added words."""

import pytest

from hiwar.reading.reader import read

OPENING = "قالت النقابة الوطنية لعمال الخزف، في بلاغ لها، إن الأفران تحتاج إلى صيانة عاجلة."


def told(words):
    items = read(f"{OPENING}\n{words}", name="x").items
    return [(item.type, item.text) for item in items][1:]


@pytest.mark.parametrize(
    ("joint", "second"),
    [
        ("، كما أن", "القفازات لا توزع على العمال"),
        ("، غير أن", "الشركة لا ترد على الرسائل"),
        ("، في حين", "يشتغل الجميع دون تأمين"),
        ("، وأن", "الورشات مغلقة منذ شهر"),
    ],
)
def test_a_joined_clause_is_an_item_of_its_own(joint, second):
    text = f"وأوضح الكاتب العام أن ثمن الطين تضاعف مرتين{joint} {second}."
    assert told(text) == [("position", "ثمن الطين تضاعف مرتين"), ("position", second)]


def test_a_verb_after_a_comma_begins_a_clause():
    text = "وأكد الكاتب العام أن الشركة أخلفت موعدها مع العمال، وتتجاهل رسائل النقابة."
    assert told(text) == [
        ("position", "الشركة أخلفت موعدها مع العمال"),
        ("position", "تتجاهل رسائل النقابة"),
    ]


@pytest.mark.parametrize(
    "aside", ["، خصوصا في فصل الشتاء", " بسبب قدم الأفران", "، مرتبطة بالغبار"]
)
def test_a_reason_or_an_aside_is_no_part_of_what_is_reported(aside):
    text = f"وأكد الكاتب العام أن عمال الورشات يعانون من أمراض مزمنة{aside}."
    assert told(text) == [("position", "عمال الورشات يعانون من أمراض مزمنة")]


@pytest.mark.parametrize("added", ["مضيفا أن", "مضيفة:", "خالصا إلى أن"])
def test_what_is_added_is_reported_too(added):
    text = f"وتساءل الكاتب العام عن سبب إغلاق الورشات، {added} الحرفة تسير نحو الزوال."
    assert ("position", "الحرفة تسير نحو الزوال") in told(text)


def test_a_host_adds_nothing():
    assert told("وكان رئيس الجماعة مضيفا كريما للوفد أن دخل المدينة.") == []


def test_what_something_is_called_is_a_stance():
    text = "وتحدث الكاتب العام عن القرار، واصفا الأمر بإقصاء متعمد للحرفيين."
    assert told(text) == [("position", "إقصاء متعمد للحرفيين")]


def test_a_welcome_is_a_stance_only_towards_a_deed():
    assert told("ورحب الكاتب العام بالحاضرين في القاعة.") == []
    assert told("ورحب الكاتب العام بتأجيل إغلاق الورشات.") == [("position", "تأجيل إغلاق الورشات")]


def test_a_call_goes_on_after_its_preposition():
    text = "ودعت النقابة الوزارة إلى تخفيض ثمن الطين، وكذا إلى تسريع رخص الأفران."
    assert told(text) == [("demand", "تخفيض ثمن الطين"), ("demand", "تسريع رخص الأفران")]


def test_what_is_said_to_be_needed_is_asked_for():
    words = "قطاع الخزف في حاجة إلى أفران جديدة للحرفيين"
    assert told(f"وأوضح الكاتب العام أن {words}.") == [("demand", words)]


def test_an_action_said_to_be_called_for_is_what_is_asked():
    words = "توفير أفران جديدة للحرفيين"
    assert told(f"وأوضح الكاتب العام أن قطاع الخزف يستدعي {words}.") == [("demand", words)]


def test_what_a_text_says_and_accuses_of_is_read():
    assert told("وجاء في البلاغ أن الورشات لم تفتح أبوابها بعد.") == [
        ("position", "الورشات لم تفتح أبوابها بعد")
    ]
    assert ("position", "تجميد الحوار مع العمال") in told(
        "وعاد الكاتب العام إلى اتهامات للشركة بتجميد الحوار مع العمال."
    )


def test_the_deed_worked_on_is_what_is_asked():
    text = "وطالبت النقابة الوزارة بالعمل على تسريع رخص الأفران."
    assert told(text) == [("demand", "تسريع رخص الأفران")]
