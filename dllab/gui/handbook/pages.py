"""What a page of the handbook is, and those that are written by hand."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from html import unescape
from pathlib import Path

from dllab.assets import resource
from dllab.gui.handbook.markdown import to_html
from dllab.gui.kit.language import language_key

HEADING = re.compile(r"<h([123])>(.*?)</h\1>", re.DOTALL)
NAMED = re.compile(r'<a name="([^"]+)"')
TAG = re.compile(r"<[^>]+>")
PICTURE = re.compile(r'<p><img src="shot:(\w+)" alt="([^"]*)" /></p>\n?')


@dataclass(frozen=True)
class Section:
    """A heading and the plain text below it. anchor: how to get there, "" for the top of the page."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True)
class Page:
    """name: what links call it. make: its HTML, asked for once. written: by hand, not made from the catalogue."""

    name: str
    title: str
    make: Callable[[], str]
    written: bool

    @cached_property
    def html(self) -> str:
        """What window, print and site share, made when the page is read or searched first."""
        return self.make()

    def make_ready(self) -> bool:
        """Make what a search reads; whether there was anything to make."""
        missing = "sections" not in vars(self)
        return missing and bool(self.sections)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The page cut at its headings, for the search."""
        cuts = [found.start() for found in HEADING.finditer(self.html)] or [0]
        pieces = [self.html[begin:end] for begin, end in zip(cuts, [*cuts[1:], None], strict=True)]
        return tuple(map(_section, pieces))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a link may lead to on this page."""
        return frozenset(NAMED.findall(self.html))

    @cached_property
    def pictures(self) -> list[str]:
        """The names of the pictures of the window that the page wants."""
        return [found[1] for found in PICTURE.finditer(self.html)]

    def pictured(self, show: Callable[[str, str], str]) -> str:
        """The page with its pictures. show: the HTML for a picture's name and what it shows; "" leaves it out."""
        return PICTURE.sub(lambda found: show(found[1], found[2]), self.html)

    @cached_property
    def without_pictures(self) -> str:
        """The page as the window shows it: the window itself is the picture."""
        return self.pictured(lambda name, words: "")


def written_files() -> list[Path]:
    """The pages that are written by hand, in the window's language, in their order."""
    return sorted(resource("handbook", language_key()).glob("*.md"), key=lambda path: int(path.stem.partition("-")[0]))


def written_pages(actions: Mapping[str, str]) -> list[Page]:
    """Those pages. actions: what each action of the menus is called, with its keys."""
    return [_written(path, actions) for path in written_files()]


def _written(path: Path, actions: Mapping[str, str]) -> Page:
    markdown = path.read_text(encoding="utf-8")
    title = markdown.partition("\n")[0].removeprefix("# ").strip()
    return Page(path.stem.partition("-")[2], title, partial(to_html, markdown, actions), written=True)


def _section(html: str) -> Section:
    heading, named = HEADING.match(html), NAMED.search(html)
    title = plain(heading[2]) if heading else ""
    return Section(named[1] if named else "", title, plain(html[heading.end() :] if heading else html))


def plain(html: str) -> str:
    """The words of some HTML."""
    return " ".join(unescape(TAG.sub(" ", html)).split())
