"""What both sides of the fence must know."""

from typing import Final

EXIT_MEMORY: Final = 71
