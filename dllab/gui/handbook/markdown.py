"""The handbook's pages, from Markdown to the HTML that window, print and site share."""

import re
from collections.abc import Mapping
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

ANCHOR = re.compile(r"\s*\{#([a-z0-9_-]+)\}\s*$")
ACTION = re.compile(r"\{\{(\w+)\}\}")
PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


class UnknownAction(Exception):
    """A page speaks of an action that the menus do not have."""


def to_html(markdown: str, actions: Mapping[str, str]) -> str:
    """HTML of a page.

    {{run}} stands for what the action `run` is called, with its keys. A heading that ends in {#loss} can be linked to.
    Raises UnknownAction.
    """
    tokens = PARSER.parse(markdown)
    for opening, inline in zip(tokens, tokens[1:], strict=False):
        if opening.type == "heading_open":
            _anchor(inline)
    html = str(PARSER.renderer.render(tokens, PARSER.options, {}))
    return ACTION.sub(lambda found: _action(found[1], actions), html)


def actions_in(markdown: str) -> set[str]:
    """The names of the actions that a page speaks of."""
    return set(ACTION.findall(markdown))


def _action(name: str, actions: Mapping[str, str]) -> str:
    if name not in actions:
        raise UnknownAction(name)
    return f"<b>{escape(actions[name])}</b>"


def _anchor(inline: Token) -> None:
    """Put an anchor before a heading's words, in place of the mark behind them."""
    found = ANCHOR.search(inline.content)
    if found and inline.children:
        inline.children[-1].content = ANCHOR.sub("", inline.children[-1].content)
        mark = Token("html_inline", "", 0, content=anchor(found[1]))
        inline.children.insert(0, mark)


def anchor(name: str) -> str:
    """What a link leads to."""
    return f'<a name="{name}" id="{name}"></a>'
