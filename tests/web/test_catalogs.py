import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import hiwar.web

ROOM = Path(hiwar.web.__file__).parent
NAMED = re.compile(r"%\((\w+)\)s")


def catalog(language):
    with (ROOM / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale=language)


def both(part):
    return part if isinstance(part, tuple) else (part,)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_word_is_said_and_keeps_its_places(language):
    for message in catalog(language):
        if not message.id:
            continue
        assert all(both(message.string)), message.id
        assert not message.fuzzy, message.id
        wanted = set(NAMED.findall(both(message.id)[-1]))
        for said in both(message.string):
            assert set(NAMED.findall(said)) <= wanted, message.id


def test_arabic_has_six_forms():
    assert catalog("ar").num_plurals == 6


def spoken_in_templates():
    for path in ROOM.rglob("*.html"):
        text = path.read_text()
        for quoted in re.findall(r"""{%\s*translate\s+("[^"]*"|'[^']*')""", text):
            yield ast.literal_eval(quoted)
        for quoted in re.findall(r"""[=:\s]_\(("[^"]*"|'[^']*')\)""", text):
            yield ast.literal_eval(quoted)


def test_every_word_of_a_template_stands_in_both_catalogs():
    spoken = set(spoken_in_templates())
    assert len(spoken) > 80
    for language in ("ar", "fr"):
        known = {part for message in catalog(language) for part in both(message.id)}
        assert spoken - known == set()


def test_the_interface_does_not_shout_or_apologize():
    for message in catalog("ar"):
        for said in both(message.string):
            assert "!" not in said
            assert "عذرا" not in said
            assert not re.search(r"(^|\s)تم\s", said)
