"""The handbook on paper and as a site."""

import re
from html.parser import HTMLParser

import pytest
from PySide6.QtGui import QImage

from dllab.gui.handbook.book import Book
from dllab.gui.handbook.printed import LOOK, print_book
from dllab.gui.handbook.site import set_formula, write_door, write_site
from dllab.gui.kit.language import language_key
from dllab.gui.shell.actions import action_words

OTHER = {"en": "zh", "zh": "en"}


class References(HTMLParser):
    """What a page leads to and asks for, and what can be led to."""

    def __init__(self, text):
        super().__init__()
        self.links, self.names, self.asked, self.tags = [], set(), [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.add(tag)
        self.names.add(found.get("id"))
        self.links += [found["href"]] if tag in ("a", "link") and "href" in found else []
        self.asked += [found["src"]] if "src" in found else []


@pytest.fixture
def pictures(tmp_path):
    image = QImage(64, 40, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    image.save(str(tmp_path / "training.png"))
    return tmp_path


def test_that_every_link_and_picture_of_the_site_is_there(book, pictures, tmp_path):
    site = tmp_path / "site"
    for key in ("en", "zh"):  # the same words twice: only where the links lead is looked at
        write_site(Book(book.pages), pictures, site / key, OTHER[key])
    write_door(site)
    pages = {path: References(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert len(pages) == 2 * (len(book.pages) + 1) + 1
    for path, found in pages.items():
        for link in (*found.links, *(each for each in found.asked if not each.startswith("formula:"))):
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), (path.name, link)
            assert not anchor or anchor in pages[target].names, (path.name, link)
        assert "script" not in found.tags
    shown = pages[site / language_key() / "window.html"].asked
    assert shown == ["pictures/training.png"], "those that were not taken are left out"


def test_that_the_site_has_every_formula_as_mathml(qapp, pictures, tmp_path):
    write_site(Book.made(action_words(), set_formula), pictures, tmp_path / "site", "zh")
    page = (tmp_path / "site" / "optimizers.html").read_text(encoding="utf-8")
    assert page.count("<math ") > 50 and "<mfrac>" in page and "formula:" not in page


def test_that_a_book_is_printed_with_all_its_pages(book, pictures, tmp_path):
    few = Book(tuple(page for page in book.pages if page.name in ("window", "activations", "keys")))
    path = tmp_path / "few.pdf"
    count = print_book(few, pictures, path)
    written = path.read_bytes()
    assert written.startswith(b"%PDF-") and len(re.findall(rb"/Type /Page\b", written)) == count
    assert count > 1 + len(few.pages)


def test_that_a_pdf_that_cannot_be_written_is_an_error(book, pictures, tmp_path):
    with pytest.raises(OSError):
        print_book(Book(book.pages[:1]), pictures, tmp_path / "missing" / "book.pdf")


def test_that_the_look_on_paper_is_dark_on_light():
    assert not LOOK.theme.dark
