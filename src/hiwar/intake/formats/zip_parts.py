"""The parts of an OOXML package, unpacked one by one, never past what was declared and allowed."""

import sys
import zipfile
import zlib
from typing import Final

from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError

_ENCRYPTED: Final = 0x1
_MAX_PARTS: Final = 5_000
_SMALL: Final = 1_048_576


class Package:
    """A checked ZIP. `part` gives bytes or None where there is no such part."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(sys.stdin.buffer)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError) as error:
            raise IntakeError("broken") from error
        self._check(self._zip.infolist())

    def _check(self, parts: list[zipfile.ZipInfo]) -> None:
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise IntakeError("encrypted")
        total = sum(part.file_size for part in parts)
        if len(parts) > _MAX_PARTS or total > self._limits.max_unpacked_bytes:
            raise IntakeError("bomb")
        for part in parts:
            if part.file_size > max(_SMALL, part.compress_size * self._limits.max_ratio):
                raise IntakeError("bomb")

    def names(self) -> list[str]:
        return self._zip.namelist()

    def part(self, name: str) -> bytes | None:
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.file_size > self._limits.max_part_bytes:
            raise IntakeError("bomb")
        try:
            with self._zip.open(info) as part:
                return part.read(self._limits.max_part_bytes)
        except RuntimeError as error:  # how zipfile says that a password is needed
            raise IntakeError("encrypted") from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
        ) as error:
            raise IntakeError("broken") from error
