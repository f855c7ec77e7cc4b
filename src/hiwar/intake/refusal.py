"""The one error of intake."""

from hiwar.intake.messages import CODES, Language, said_refusal
from hiwar.intake.outcome import MAX_BYTES


class IntakeError(Exception):
    """A file that is not taken in, and why.

    `code` is stable; `variant` narrows it (for `wrong_kind`, what the file is). The sentences hold
    nothing of the file's content, of paths or of libraries, so they may be shown to anyone.
    """

    def __init__(self, code: str, *, variant: str | None = None, value: str = "") -> None:
        if code not in CODES:
            raise ValueError(code)
        self.code = code
        self.variant = variant
        self.value = value or (str(MAX_BYTES // 2**20) if code == "too_large" else "")
        super().__init__(self.message())

    def message(self, language: Language = "ar") -> str:
        return said_refusal(self.code, self.variant, self.value, language)
