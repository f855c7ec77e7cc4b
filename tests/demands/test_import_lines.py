"""Lines of a source that no row is as long as."""

import pytest

from hiwar.demands.domain.importing.source import LONGEST_LINE, LineTooLong, items_of

HEAD = "المطلب;التاريخ\n"


@pytest.mark.parametrize("sign", [";", ",", "|", "\t", " "])
def test_a_line_past_every_row_is_refused_and_not_read(sign):
    with pytest.raises(LineTooLong):
        items_of(HEAD + sign.join(["مطلب"] * 3 + ["ا" * LONGEST_LINE]))


def test_a_line_as_long_as_may_be_is_read():
    rows = HEAD + f"{'ا' * (LONGEST_LINE - 40)};2019\n" + "تحسين النقل;2020\n"
    assert items_of(rows).items
