from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from tests.web.test_catalogs import both

import hiwar
from hiwar.web.fonts import CUTS, WORDMARK, font_sheet

PACKAGE = Path(hiwar.__file__).parent


def letters_of_the_interface():
    said = set()
    for path in PACKAGE.rglob("locale/*/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                said.update("".join(both(message.string)))
    return {letter for letter in said if letter.isprintable()}


def drawn_by(family, weight):
    found = set()
    for cut in CUTS:
        if (cut.family, cut.weight) == (family, weight):
            font = TTFont(finders.find(f"web/fonts/{cut.name}"))
            found.update(map(chr, font.getBestCmap()))
    return found


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_every_letter_of_every_catalog_is_in_the_interface_font(weight):
    assert letters_of_the_interface() - drawn_by("Plex Ar", weight) <= {
        "\u202f",
        "\u2068",
        "\u2069",
    }


def test_the_document_font_has_the_marks_and_the_letters_written_in_morocco():
    assert set("ڭڤپچگ ﷺ ً ٌ ٍ َ ُ ِ ّ ْ ٰ ٱ ﴾﴿ ١٢٣ ؟ ، ؛") - drawn_by("Amiri H", 400) == set()


def test_the_wordmark_is_drawn_without_the_document_font():
    mark = next(cut for cut in CUTS if cut.family == "Hiwar Mark")
    path = Path(finders.find(f"web/fonts/{mark.name}"))
    assert set(map(chr, TTFont(path).getBestCmap())) >= set(WORDMARK)
    assert path.stat().st_size < 4096


def test_the_sheet_names_every_file_and_each_is_woff2():
    sheet = font_sheet()
    for cut in CUTS:
        assert f"url(fonts/{cut.name})" in sheet
        assert Path(finders.find(f"web/fonts/{cut.name}")).read_bytes()[:4] == b"wOF2"
