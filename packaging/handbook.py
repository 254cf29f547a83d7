"""Make the handbook to print and to put on a server, in both languages.

    python3 packaging/dev.py handbook

build/handbook/en.pdf, zh.pdf     every page and the whole reference, on A4
build/handbook/site/              the same as plain HTML: open index.html
build/handbook/pictures/          what the window looks like, taken now
"""

import sys
from pathlib import Path

from dllab.gui.app import make_application
from dllab.gui.handbook.book import Book
from dllab.gui.handbook.printed import LOOK, print_book
from dllab.gui.handbook.site import set_formula, write_door, write_site
from dllab.gui.kit.translations import Translations
from dllab.gui.shell.actions import action_words
from dllab.gui.stage.shot_handbook import LANGUAGES, handbook_pictures
from dllab.output import prepare

FOLDER = Path(__file__).resolve().parent.parent / "build" / "handbook"
OTHER = {"en": "zh", "zh": "en"}


def main() -> int:
    """Take the pictures, print, and write the site."""
    prepare()
    app = make_application()
    pictures, site = FOLDER / "pictures", FOLDER / "site"
    handbook_pictures(pictures)
    translations = Translations(app)
    for key, language in LANGUAGES.items():
        translations.use(language)
        path = FOLDER / f"{key}.pdf"
        pages = print_book(Book.made(action_words(), LOOK.set_formula), pictures / key, path)
        print(f"{path.relative_to(FOLDER.parent.parent)}: {pages} pages, {path.stat().st_size:,} bytes", flush=True)
        write_site(Book.made(action_words(), set_formula), pictures / key, site / key, OTHER[key])
    write_door(site)
    print(f"{(site / 'index.html').relative_to(FOLDER.parent.parent)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
