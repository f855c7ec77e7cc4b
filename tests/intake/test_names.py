import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.intake import clean_name, clean_title


@pytest.mark.parametrize(
    ("given_name", "cleaned"),
    [
        ("بلاغ.docx", "بلاغ.docx"),
        ("/home/sender/../بلاغ.pdf", "بلاغ.pdf"),
        ("C:\\Users\\x\\بلاغ.pdf", "بلاغ.pdf"),
        ("محضر\u202efdp.exe", "محضرfdp.exe"),
        ("<img src=x onerror='a()'>.txt", "‹img src=x onerror=’a()’›.txt"),
        ("a&lt;b.txt", "a\uff06lt;b.txt"),
        ("..hidden", "hidden"),
        ("a\0b\nc.txt", "a b c.txt"),
        ("  ", "وثيقة"),
        ("a/", "وثيقة"),
        ("", "وثيقة"),
    ],
)
def test_a_name_is_harmless_to_show(given_name, cleaned):
    assert clean_name(given_name) == cleaned


def test_a_long_name_keeps_its_ending():
    cleaned = clean_name("م" * 500 + ".docx")
    assert len(cleaned) == 120
    assert cleaned.endswith("م.docx")


def test_a_title_keeps_its_slashes():
    assert clean_title("قرار 12/2023 <b>") == "قرار 12/2023 ‹b›"
    assert clean_title("\u202e \u200f") is None
    assert clean_title(None) is None


@given(st.text(max_size=300))
def test_any_name_comes_out_short_neutral_and_settled(name):
    cleaned = clean_name(name)
    assert 0 < len(cleaned) <= 120
    assert not set(cleaned) & set(
        "<>\"'`&/\\\0\n\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
    )
    assert clean_name(cleaned) == cleaned
