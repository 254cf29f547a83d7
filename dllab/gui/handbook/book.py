"""All pages in their order, and what is found in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dllab.gui.handbook.pages import Page, Section, written_pages
from dllab.gui.handbook.reference import Setting, reference_pages

MOST_FOUND = 60


@dataclass(frozen=True)
class Found:
    """A section that has all words that are looked for."""

    page: Page
    section: Section

    @property
    def link(self) -> str:
        """How to get there."""
        return f"{self.page.name}#{self.section.anchor}" if self.section.anchor else self.page.name


@dataclass(frozen=True)
class Book:
    """The handbook in one language."""

    pages: tuple[Page, ...]

    @classmethod
    def made(cls, actions: Mapping[str, str], set_formula: Setting) -> "Book":
        """In the window's language. actions: what the menus' actions are called, with their keys."""
        return cls((*written_pages(actions), *reference_pages(set_formula)))

    @cached_property
    def by_name(self) -> dict[str, Page]:
        """The pages as links call them."""
        return {page.name: page for page in self.pages}

    def resolves(self, link: str, page: Page) -> bool:
        """Whether a link on `page` leads somewhere."""
        name, _, anchor = link.partition("#")
        target = self.by_name.get(name) if name else page
        return target is not None and (not anchor or anchor in target.anchors)

    def find(self, words: str) -> list[Found]:
        """The sections with all words, those first that have them in their title."""
        wanted = words.casefold().split()
        found = [
            Found(page, section)
            for page in self.pages
            for section in page.sections
            if all(word in f"{page.title} {section.title} {section.text}".casefold() for word in wanted)
        ]
        found.sort(key=lambda each: not all(word in each.section.title.casefold() for word in wanted))
        return found[:MOST_FOUND]
