import re

import pytest

from hiwar.intake import CODES, IntakeError
from hiwar.intake.messages import KINDS, NOTICES, REFUSALS, said_notice

LANGUAGES = ("ar", "fr", "en")
PROMISED = {
    "empty",
    "too_large",
    "wrong_kind",
    "encrypted",
    "broken",
    "no_text",
    "too_slow",
    "too_much_memory",
    "bomb",
    "too_many_pages",
}


def test_the_codes_are_those_others_build_on():
    assert set(CODES) == PROMISED == {key.partition(".")[0] for key in REFUSALS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_is_two_plain_sentences_in_every_language(language):
    errors = [
        IntakeError(key.partition(".")[0], variant=key.partition(".")[2] or None, value="7")
        for key in REFUSALS
    ]
    errors += [IntakeError("wrong_kind", variant=kind, value="XY") for kind in KINDS]
    for error in errors:
        sentence = error.message(language)
        assert not re.search(r"[{}/\\<>!_]|hiwar|Error|None", sentence)
        assert bool(re.search("[\u0621-\u064a]", sentence)) is (language == "ar")
        assert len(re.findall(r"[.;؛](?:\s|$)", sentence)) >= 2


@pytest.mark.parametrize("code", NOTICES)
def test_every_notice_is_said_in_three_languages(code):
    said = {said_notice(code, ("1-3", "7"), language) for language in LANGUAGES}
    assert len(said) == 3
    assert not any("{" in sentence for sentence in said)


def test_an_error_speaks_arabic_by_itself():
    assert (
        str(IntakeError("broken"))
        == IntakeError("broken").message("ar")
        == REFUSALS["broken"]["ar"]
    )


def test_an_unknown_code_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="odd"):
        IntakeError("odd")
