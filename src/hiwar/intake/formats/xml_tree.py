"""XML of a stranger to a tree: no DTD, no entities, bounded depth. OOXML has none of these."""

from typing import Final, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from hiwar.intake.refusal import IntakeError

_SEPARATOR: Final = "}"


class _Handler:
    def __init__(self, max_depth: int) -> None:
        self.builder = TreeBuilder()
        self._left = max_depth
        self._names: dict[str, str] = {}

    def _spelled(self, name: str) -> str:
        """ElementTree's `{namespace}local` from expat's `namespace}local`."""
        if name not in self._names:
            self._names[name] = "{" + name if _SEPARATOR in name else name
        return self._names[name]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise IntakeError("bomb")
        spelled = {self._spelled(key): value for key, value in attributes.items()}
        self.builder.start(self._spelled(name), spelled)

    def end(self, name: str) -> None:
        self._left += 1
        self.builder.end(self._spelled(name))

    def refuse(self, *_: object) -> NoReturn:
        raise IntakeError("bomb")


def parse(data: bytes, max_depth: int) -> Element:
    """The root. Raises `bomb` for a document type or too deep a nesting, `broken` for bad XML."""
    handler = _Handler(max_depth)
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.builder.data
    # Without a document type there is no entity to declare, and so none to expand or to fetch.
    parser.StartDoctypeDeclHandler = handler.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, AssertionError, ValueError, LookupError) as error:
        raise IntakeError("broken") from error
    return handler.builder.close()
