"""Everything marked for translation is said in Arabic and in French, in the room that marks it."""

import re

import pytest
from tests.site.marked import apps, missing, said_in

NAMED = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
# Words of the kernel, which is no Django app, stand in the catalog of `site`.
ROOMS = [app for app in apps() if app not in ("kernel", "search", "paper")]


def both(part):
    return part if isinstance(part, tuple) else (part,)


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("app", ROOMS)
def test_every_marked_word_is_said(app, language):
    assert missing(app, language) == set()


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_words_of_the_kernel_are_said_by_the_site(language):
    assert missing("kernel", language) - set(said_in("site", language)) == set()


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("app", ROOMS)
def test_what_is_said_is_whole_and_keeps_its_places(app, language):
    for (context, msgid), message in said_in(app, language).items():
        assert not message.fuzzy, (context, msgid)
        assert all(both(message.string)), (context, msgid)
        wanted = {name for match in NAMED.finditer(both(message.id)[-1]) for name in match.groups()}
        for said in both(message.string):
            found = {name for match in NAMED.finditer(said) for name in match.groups()}
            assert found <= wanted | {None}, (context, msgid)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_no_two_rooms_say_the_same_message_differently(language):
    """Django merges the catalogs: the word of the first app would be shown in both rooms."""
    ways = {}
    for app in apps():
        for key, message in said_in(app, language).items():
            counted = isinstance(message.string, tuple)
            ways.setdefault((*key, counted), set()).add(message.string)
    assert {key: words for key, words in ways.items() if key[1] and len(words) > 1} == {}
