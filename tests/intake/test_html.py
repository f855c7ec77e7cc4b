import pytest
from tests.intake import samples

from hiwar.intake import extract


def test_a_saved_page_yields_its_article_alone():
    result = extract(samples.site_page().encode(), "page.html")
    assert result.text.split("\n") == [
        samples.LINES[0],
        "",
        samples.LINES[1],
        "",
        "• صرف منحة الليل بنسبة 10%",
        "  • ابتداء من 01/01/2024",
        "• تجديد زوارق الحراسة",
        "3. التكوين",
        "4. السكن",
        "",
        "المنارة\tالحراس",
        "أصيلة\t45",
    ]
    assert result.title == "بلاغ المنارات"
    assert result.warnings == ()


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1256"])
def test_a_page_is_decoded_as_it_declares_or_shows(codec):
    page = samples.site_page().replace("utf-8", "windows-1256" if codec == "cp1256" else codec)
    assert samples.LINES[1] in extract(page.encode(codec), "x").text


def test_an_article_without_a_name_is_found_by_its_weight():
    links = "".join(f'<li><a href="/{n}">خبر قصير رقم {n} في الجريدة</a></li>' for n in range(40))
    page = (
        f"<html><body><div><ul>{links}</ul></div><div><div><p>{samples.LINES[1] * 3}</p>"
        f"<p>{samples.LINES[0]}</p></div></div></body></html>"
    )
    result = extract(page.encode(), "x")
    assert samples.LINES[0] in result.text
    assert "خبر قصير" not in result.text


def test_a_page_of_links_alone_is_read_whole_with_a_warning():
    links = "".join(f'<p><a href="/{n}">رابط {n}</a></p>' for n in range(9))
    result = extract(f"<html><body>{links}</body></html>".encode(), "x")
    assert "رابط 8" in result.text
    assert [notice.code for notice in result.warnings] == ["main_text_guessed"]


def test_hidden_parts_and_scripts_never_reach_the_text():
    page = (
        "<html><body><article><p>ظاهر</p><p hidden>مخفي</p><p style='display: none'>مخفي</p>"
        "<p aria-hidden=true>مخفي</p><script>مخفي</script><!-- مخفي --><template>مخفي</template></article></body></html>"
    )
    assert extract(page.encode(), "x").text == "ظاهر"


def test_controls_are_dropped_and_bidi_kept():
    page = "<html><body><p>أ&#1;&#x202E;ب\x0b</p><pre>س  ص\nع</pre></body></html>"
    assert extract(page.encode(), "x").text == "أ\u202eب\n\nس ص\nع"


def test_a_page_without_words_has_no_text(refusal_of):
    assert refusal_of(b"<!doctype html><html><body><img src=a.png></body></html>").code == "no_text"


def test_a_page_with_a_damaged_byte_is_read_with_a_notice():
    data = samples.site_page().encode().replace("السكن".encode(), "الس".encode() + b"\xff", 1)
    result = extract(data, "x")
    assert "\ufffd" in result.text
    assert [notice.code for notice in result.warnings] == ["damaged_letters"]
