"""The handbook as a folder of plain HTML: no script, nothing from elsewhere, formulas in MathML."""

import re
from html import escape
from pathlib import Path

from dllab.assets import resource
from dllab.formulas import mathml, read
from dllab.gui.handbook.book import Book
from dllab.gui.handbook.pages import Page
from dllab.gui.kit.language import language_key, tr

PICTURES = "pictures"  # a folder beside the pages of a language
LINK = re.compile(r'<a href="([a-z-]+)(#[^"]*)?">')
FIRST = "index.html"
STYLE = "style.css"


def set_formula(line: str) -> str:
    """A line of a formula for a browser."""
    return mathml(read(line))


def write_site(book: Book, pictures: Path, folder: Path, other: str) -> None:
    """Write the pages in the window's language to `folder`. other: the folder of the other language beside it.

    pictures: a folder of NAME.png, which are copied; those that are missing are left out. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STYLE).write_bytes(resource("handbook", "site.css").read_bytes())
    (folder / PICTURES).mkdir(exist_ok=True)
    for name in {name for page in book.pages for name in page.pictures}:
        picture = pictures / f"{name}.png"
        if picture.is_file():
            (folder / PICTURES / picture.name).write_bytes(picture.read_bytes())
    for page in book.pages:
        whole = _page(page, book, folder, other)
        (folder / f"{page.name}.html").write_text(whole, encoding="utf-8")
    first = book.pages[0]
    (folder / FIRST).write_text(_page(first, book, folder, other), encoding="utf-8")


def write_door(folder: Path) -> None:
    """The page above both languages."""
    links = '<p><a href="en/index.html">English</a></p><p><a href="zh/index.html">中文</a></p>'
    (folder / FIRST).write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>dllab</title><h1>dllab</h1>{links}</html>\n',
        encoding="utf-8",
    )


def _page(page: Page, book: Book, folder: Path, other: str) -> str:
    def show(name: str, words: str) -> str:
        there = (folder / PICTURES / f"{name}.png").is_file()
        return f'<p><img src="{PICTURES}/{name}.png" alt="{words}" /></p>' if there else ""

    body = LINK.sub(lambda found: f'<a href="{found[1]}.html{found[2] or ""}">', page.pictured(show))
    return (
        f'<!doctype html>\n<html lang="{language_key()}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(page.title)} – dllab</title>'
        f'<link rel="stylesheet" href="{STYLE}"></head>\n'
        f"<body>{_contents(page, book, other)}<main>{body}</main></body>\n</html>\n"
    )


def _contents(page: Page, book: Book, other: str) -> str:
    parts = [f'<a href="../{other}/{page.name}.html">{"English" if other == "en" else "中文"}</a>']
    for written, title in ((True, tr("The window")), (False, tr("Reference"))):
        parts.append(f"<b>{escape(title)}</b>")
        for each in book.pages:
            if each.written == written:
                here = ' class="here"' if each is page else ""
                parts.append(f'<a href="{each.name}.html"{here}>{escape(each.title)}</a>')
    return f"<nav>{''.join(parts)}</nav>"
