import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from hiwar.web.states import STATES

COUNTS = {"raised": 8, "met": 9, "committed": 11, "refused": 0}


def drawn(markup, /, **context):
    request = RequestFactory().get("/", context.pop("query", {}))
    return Template("{% load web %}" + markup).render(RequestContext(request, context))


def test_a_state_is_always_shape_word_and_color_together():
    badge = drawn("{% state_badge 'partly_met' pill=True %}")
    assert "#st-partial" in badge
    assert "تحقق جزئيا" in badge
    assert "s-partial state--pill" in badge


def test_an_unknown_state_is_a_defect():
    with pytest.raises(KeyError):
        drawn("{% state_badge 'promised' %}")


def test_the_stack_keeps_the_order_of_the_house_and_says_itself_in_words():
    bar = drawn("{% stack counts %}", counts=COUNTS)
    assert 'aria-label="تحقق 9، وعد 11، مطروح 8"' in bar
    assert bar.index("s-done n9") < bar.index("s-promise n11") < bar.index("s-raised n8")
    assert "s-rejected" not in bar
    assert "style=" not in bar


def test_a_stack_of_hundreds_is_scaled_to_the_classes_there_are():
    bar = drawn("{% stack counts %}", counts={"met": 400, "raised": 100})
    assert "s-done n100" in bar
    assert "s-raised n25" in bar


def test_the_legend_adds_its_state_to_the_filter_and_takes_it_off_again():
    off = drawn("{% legend counts %}", counts=COUNTS, query={"state": "met", "page": "3"})
    assert "?state=met&amp;state=raised" in off
    assert 'href="?" aria-current="true"' in off


def test_rounds_say_how_often_and_draw_the_oldest_first():
    strip = drawn("{% rounds history %}", history=["answered", "raised", "absent"])
    assert "أثير في 2 من 3 جولات، وأجيب عنه في 1" in strip
    assert strip.index('x="19"') < strip.index('x="10.75"') < strip.index('x="1"')


def test_rounds_turn_with_the_page(in_french):
    strip = drawn("{% rounds history %}", history=["answered", "absent"])
    assert strip.index('x="1"') < strip.index('x="10"')


def test_geography_is_not_mirrored(in_french):
    assert 'x="30" y="6" width="5" height="5" rx="1" class="on"' in drawn(
        "{% minimap regions %}", regions={2}
    )


@pytest.mark.parametrize(
    ("certainty", "words"),
    [(0.95, "جليّ في النص"), (0.9, "جليّ في النص"), (0.6, "مرجّح"), (0.59, "غير واضح")],
)
def test_confidence_is_three_words_and_never_a_percentage(certainty, words):
    told = drawn("{% confidence certainty %}", certainty=certainty)
    assert words in told
    assert "%" not in told


def test_an_icon_is_decorative_unless_it_is_named():
    assert 'aria-hidden="true"' in drawn("{% icon 'send' %}")
    assert 'role="img" aria-label="أرسل &amp; انتظر"' in drawn(
        "{% icon 'send' label=words %}", words="أرسل & انتظر"
    )


def test_forward_is_left_in_arabic():
    assert "#i-chevron-left" in drawn("{% icon 'chevron-left' %}")


def test_forward_is_right_in_french(in_french):
    assert "#i-chevron-right" in drawn("{% icon 'chevron-left' %}")
    assert "flip" in drawn("{% icon 'reply' %}")


def test_an_icon_the_sprite_does_not_hold_is_a_defect():
    with pytest.raises(KeyError):
        drawn("{% icon 'sparkles' %}")


def test_verbatim_words_keep_their_language_and_are_escaped():
    told = drawn("{% quote text source='محضر' href='/d' verified=False %}", text="<i>تُشكَّل</i>")
    assert "&lt;i&gt;تُشكَّل" in told
    assert 'lang="ar" dir="rtl"' in told
    assert "لم يُتحقق منه" in told


def test_progress_is_a_class_of_the_sheet():
    assert 'class="n43"' in drawn("{% bar 3 7 %}")
    assert 'class="n0"' in drawn("{% bar 3 0 %}")


def test_the_states_are_the_seven_of_the_house_and_the_closed():
    assert set(STATES) == {
        "raised", "in_dialogue", "committed", "partly_met", "met", "refused", "rolled_back", "closed",
    }  # fmt: skip


def test_context_needs_no_request_for_days():
    assert (
        Template("{% load web %}{% days_ago day plain=True %}").render(Context({"day": None})) == ""
    )
