"""Where the main text of a page stands."""

import re
from typing import Final

from hiwar.intake.formats.html_tree import Node

_BODY_NAMES: Final = re.compile(
    r"(?i)(?:^|[\s_-])(?:entry-content|post-content|article-content|article-body|articlebody|post-body|"
    r"story-body|td-post-content|content-inner|page-content|single-content|node-content)(?:$|[\s_-])"
)
_PROSE: Final = frozenset(
    {"p", "li", "blockquote", "pre", "td", "h1", "h2", "h3", "h4", "dd", "dt", "br", ""}
)
_SMALL: Final = 80
_SHARE: Final = 0.5


def main_of(page: Node) -> tuple[Node, bool]:
    """The element with the main text, and whether the page itself names or clearly shows it."""
    named = [node for node in _all(page) if _is_named(node)]
    article = max(named, key=_own_weight, default=None)
    if article is not None and _own_weight(article) >= _SMALL:
        return _with_heading(page, article), True
    found = _densest(page)
    return (
        (found, True)
        if found is not page and _own_weight(found) >= _SMALL
        else (page, _is_simple(page))
    )


def _all(page: Node) -> list[Node]:
    order = [page]
    for node in order:
        order.extend(child for child in node.children if child.tag)
    return order


def _is_named(node: Node) -> bool:
    if node.tag in {"article", "main"} or node.attributes.get("itemprop") == "articleBody":
        return True
    return bool(
        _BODY_NAMES.search(
            f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"[:500]
        )
    )


def _own_weight(node: Node) -> int:
    """Text that leads nowhere: links are a site's, not an author's."""
    return node.weight - node.linked


def _densest(page: Node) -> Node:
    """Goes down as long as one child holds most of the text and is not itself a piece of prose."""
    node = page
    while True:
        inner = [child for child in node.children if child.tag and child.tag not in _PROSE]
        heaviest = max(inner, key=_own_weight, default=None)
        if heaviest is None or _own_weight(heaviest) < _SHARE * max(_own_weight(node), 1):
            return node
        node = heaviest


def _with_heading(page: Node, main: Node) -> Node:
    """The page's own h1 belongs to the text even where the theme puts it outside of the article."""
    if any(node.tag == "h1" for node in _all(main)):
        return main
    outside = [node for node in _all(page) if node.tag == "h1" and node.weight]
    if len(outside) != 1:
        return main
    return Node("div", children=[outside[0], main])


def _is_simple(page: Node) -> bool:
    return page.linked * 4 <= page.weight
