import pytest

from hiwar.intake import IntakeError, extract


@pytest.fixture
def refusal_of():
    def refused(data, **options):
        with pytest.raises(IntakeError) as caught:
            extract(data, "ورقة.txt", **options)
        return caught.value

    return refused
