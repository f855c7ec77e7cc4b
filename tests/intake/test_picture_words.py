"""From words with boxes to text, without Tesseract."""

from hiwar.intake.pictures.agreement import agreed
from hiwar.intake.pictures.figures import _settled
from hiwar.intake.pictures.layout import set_out
from hiwar.intake.pictures.spelling import spelled
from hiwar.intake.pictures.tesseract import Seen
from hiwar.intake.pictures.voting import differ_much, voted


def line(text, top=0, right=1000, number=1, sure=0.9):
    """Words set from `right` to the left, 10 pixels a letter."""
    found = []
    for word in text.split():
        left = right - 10 * len(word)
        found.append(Seen(word, (1, 1, number), left, top, right, top + 20, sure))
        right = left - 8
    return found


def test_a_line_broken_for_want_of_room_goes_on_and_a_short_one_ends():
    full = " ".join(["كلمة"] * 20)
    seen = [
        *line(full, 0, number=1),
        *line("تتمة السطر", 30, number=2),
        *line("سطر آخر", 60, number=3),
    ]
    text, words = set_out(seen)
    assert text == f"{full} تتمة السطر\nسطر آخر"
    assert [text[word.start : word.end] for word in words] == text.split()


def test_what_a_bullet_is_taken_for_becomes_a_bullet_and_its_indent_a_level():
    seen = [
        *line("٠ منحة الليل؛", 0, 1000, 1),
        *line("* ابتداء من غد؛", 30, 950, 2),
        *line("»كراء الزوارق.", 60, 1000, 3),
    ]
    assert set_out(seen)[0] == "• منحة الليل؛\n  • ابتداء من غد؛\n• كراء الزوارق."


def test_signs_are_put_right_and_letters_never():
    said = " ".join(
        word.text for word in spelled(line("اللقاء, ثم, العامةء سماء 2019, «قال» السنوي»"))
    )
    assert said == "اللقاء، ثم، العامة، سماء 2019، «قال» السنوي،"


def test_two_readings_that_agree_are_surer_than_two_that_differ():
    one, other = line("يوم السبت", sure=0.8), line("يوم السيت", sure=0.6)
    alike, disputed = agreed(one, other)
    assert (alike.text, alike.confidence) == ("يوم", 0.8)
    assert disputed.text == "السبت"
    assert disputed.confidence < 0.6


def test_a_word_or_line_that_one_reading_dropped_comes_from_the_other():
    whole = [*line("عقد المكتب اجتماعا", 0, number=1), *line("بالرباط", 30, number=2)]
    assert [word.text for word in agreed([whole[0], whole[2]], whole)] == [
        "عقد",
        "المكتب",
        "اجتماعا",
        "بالرباط",
    ]


def texts(seen):
    return [word.text for word in seen]


def test_of_several_readings_most_decide_and_what_all_tell_is_surest():
    readings = [
        line("عقد الجلس", sure=0.9),
        line("عقد المجلس", sure=0.6),
        line("عقد المجلس", sure=0.5),
    ]
    alike, voted_for = voted(readings[0], readings[1:])
    assert (alike.text, alike.confidence) == ("عقد", 0.9)
    assert voted_for.text == "المجلس"
    assert 0.5 < voted_for.confidence < 0.6


def test_a_word_that_one_reading_parted_in_two_is_one_place():
    parted = [
        Seen("المرا", (1, 1, 1), 950, 0, 1000, 20, 0.9),
        Seen("كز", (1, 1, 1), 920, 0, 945, 20, 0.9),
    ]
    whole = [Seen("المراكز", (1, 1, 1), 920, 0, 1000, 20, 0.8)]
    assert texts(voted(parted, [whole, whole])) == ["المراكز"]
    assert texts(voted(whole, [parted, parted])) == ["المرا", "كز"]


def test_what_one_reading_alone_saw_among_four_is_dropped_and_what_three_saw_is_put_in():
    full, short = (
        line("عقد المجلس دورته"),
        [word for word in line("عقد المجلس دورته") if word.text != "المجلس"],
    )
    assert texts(voted(short, [full, full, full])) == ["عقد", "المجلس", "دورته"]
    doubtful = [
        word if word.text != "المجلس" else line("ه", right=952, sure=0.3)[0] for word in full
    ]
    assert texts(voted(doubtful, [short, short, short])) == ["عقد", "دورته"]


def test_latin_words_keep_their_order_when_votes_are_counted():
    seen = [
        Seen("نقابة", (1, 1, 1), 900, 0, 960, 20, 0.9),
        Seen("Union", (1, 1, 1), 700, 0, 760, 20, 0.9),
        Seen("locale", (1, 1, 1), 770, 0, 840, 20, 0.9),
        Seen("بسلا", (1, 1, 1), 600, 0, 640, 20, 0.9),
    ]
    assert texts(voted(seen, [seen, seen])) == ["نقابة", "Union", "locale", "بسلا"]


def test_a_line_the_first_reading_dropped_comes_from_the_second():
    first, second = line("عقد المكتب", 0, number=1), line("بالرباط اليوم", 30, number=2)
    assert texts(voted(first, [[*first, *second], first])) == ["عقد", "المكتب", "بالرباط", "اليوم"]


def test_more_readings_are_asked_for_only_where_two_differ_at_more_than_one_place_of_ten():
    page = line("كلمة " * 20)
    one_off = [*page[:-1], line("أخرى", right=page[-1].right)[0]]
    assert not differ_much(page, page)
    assert not differ_much(page, one_off)
    assert differ_much(
        page, [*one_off[:-4], *(line("غير", right=word.right)[0] for word in page[-4:])]
    )


def test_figures_seen_otherwise_are_unsure_and_the_possible_ones_stand():
    seen, again = line("20128", sure=0.9)[0], line("2018", sure=0.7)[0]
    settled = _settled(seen, again)
    assert settled.text == "2018"
    assert settled.confidence <= 0.5
    assert _settled(again, again).confidence == 0.7
