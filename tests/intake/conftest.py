import pytest

from hiwar.intake import IntakeError, extract, pictured


@pytest.fixture
def refusal_of():
    def refused(data, **options):
        with pytest.raises(IntakeError) as caught:
            extract(data, "ورقة.txt", **options)
        return caught.value

    return refused


@pytest.fixture
def without_tesseract(monkeypatch):
    monkeypatch.setattr(pictured, "can_read", lambda: False)
