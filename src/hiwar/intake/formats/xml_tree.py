"""XML of a stranger to a tree: no DTD, no entities, bounded depth. OOXML has none of these."""

from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from hiwar.intake.refusal import IntakeError

_SEPARATOR: Final = "}"


def parse(data: bytes, max_depth: int) -> Element:
    """The root. Raises `bomb` for a document type or too deep a nesting, `broken` for bad XML."""
    builder = TreeBuilder()
    depth = 0
    names: dict[str, str] = {}

    def spelled(name: str) -> str:
        """ElementTree's `{namespace}local` from expat's `namespace}local`."""
        if name not in names:
            names[name] = "{" + name if _SEPARATOR in name else name
        return names[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > max_depth:
            raise IntakeError("bomb")
        builder.start(spelled(name), {spelled(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(spelled(name))

    def refuse(*_: object) -> None:
        raise IntakeError("bomb")

    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, AssertionError, ValueError, LookupError) as error:
        raise IntakeError("broken") from error
    return builder.close()
