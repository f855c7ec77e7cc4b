"""A light copy of a page's tree: elements that may hold reading matter, and their text."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError

_DROPPED_TAGS: Final = frozenset(
    {
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "nav",
        "footer",
        "aside",
        "dialog",
        "audio",
        "video",
        "map",
        "menu",
    }
)
_DROPPED_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar"}
)
_FURNITURE: Final = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|sidebar|footer|topbar|header-top|"
    r"share|sharing|sharedaddy|social|socials|related|similar|comments?|respond|widgets?|cookies?|banner|ads?|"
    r"advert|advertisement|sponsor|newsletter|subscribe|pagination|pager|tags|tagcloud|popup|modal|"
    r"skip-link|screen-reader-text|sr-only|ticker|trending|login|author-box|post-nav)(?:$|[\s_-])"
)
_HIDDEN_STYLE: Final = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
# A theme that names its whole page «has-sidebar» does not make the page furniture.
_NEVER_FURNITURE: Final = frozenset({"html", "body", "main", "article"})


@dataclass(slots=True)
class Node:
    """`tag` is "" for text. `weight`: characters of text within; `linked`: of them in links."""

    tag: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    weight: int = 0
    linked: int = 0


def _is_furniture(tag: str, attributes: dict[str, Any]) -> bool:
    if tag in _DROPPED_TAGS or attributes.get("role") in _DROPPED_ROLES:
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _HIDDEN_STYLE.search((attributes.get("style") or "")[:500]):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]
    return tag not in _NEVER_FURNITURE and bool(_FURNITURE.search(names))


def build(root: Any, limits: Limits) -> Node:
    """Copies what stands under a parser's node, furniture left out, weights summed."""
    top = Node("html")
    # (source, parent copy), or (None, copy) when all below the copy is done.
    todo: list[tuple[Any, Node, bool]] = [(root.child, top, False)]
    count = 0
    while todo:
        source, parent, in_link = todo.pop()
        if source is None:
            continue
        count += 1
        if count > limits.max_nodes:
            raise IntakeError("bomb")
        todo.append((source.next, parent, in_link))
        _copy(source, parent, todo, in_link=in_link)
    _weigh(top)
    return top


def _copy(source: Any, parent: Node, todo: list[tuple[Any, Node, bool]], *, in_link: bool) -> None:
    tag = source.tag
    if tag == "-text":
        text = source.text_content or ""
        size = len(text.strip())
        parent.children.append(Node("", text, weight=size, linked=size if in_link else 0))
        return
    if not tag or tag[0] in "-_!":
        return
    attributes = source.attributes
    if _is_furniture(tag, attributes):
        return
    kept = {
        name: attributes.get(name) or ""
        for name in ("itemprop", "class", "id", "start")
        if name in attributes
    }
    node = Node(tag, attributes=kept)
    parent.children.append(node)
    todo.append((source.child, node, in_link or tag == "a"))


def _weigh(top: Node) -> None:
    order = [top]
    for node in order:
        order.extend(node.children)
    for node in reversed(order):
        for child in node.children:
            node.weight += child.weight
            node.linked += child.linked
