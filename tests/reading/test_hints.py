"""A pattern is tried only where its hints are: nothing that it can match lacks all of them."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hiwar.language import hijri_dates
from hiwar.reading.compose import careers
from hiwar.reading.finders import organizations, slogans
from hiwar.reading.lexicon.events import TRIGGERS
from hiwar.reading.lexicon.frames import FRAMES

HINTED = {
    **{f"{number} {row[1]}": (row[4], row[3]) for number, row in enumerate(TRIGGERS) if row[3]},
    **{f"frames {name}": (pattern, hints) for name, hints, pattern in FRAMES},
    **{f"careers {event}": (pattern, hints) for event, hints, pattern in careers._EVENTS},
    "hijri": (hijri_dates._HIJRI, hijri_dates._HINTS),
    "slogan": (slogans._UNDER, ("شعار",)),
    "our slogan": (slogans._OURS, ("شعار",)),
    "renamed": (organizations._RENAMED, organizations._SAME),
    "collective": (organizations._COLLECTIVE, organizations._MANY),
}


@pytest.mark.parametrize("name", HINTED)
def test_whatever_a_pattern_matches_holds_one_of_its_hints(name):
    pattern, hints = HINTED[name]

    @settings(
        max_examples=15, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.from_regex(pattern))
    def holds(text):
        words = re.sub(r"\s", " ", text)
        assert any(hint in words for hint in hints)

    holds()


@settings(max_examples=50, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.from_regex(organizations._LETTERED))
def test_initials_and_capitals_are_looked_for_wherever_they_may_be(text):
    assert organizations._MAYBE_LETTERED.search(text)
