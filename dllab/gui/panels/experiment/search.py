"""Showing of the form only what somebody looks for."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from dllab.gui.forms.collapsible import Collapsible
from dllab.gui.forms.keeping_back import keep_back
from dllab.gui.forms.row import Row

SEARCH, WITHIN = "search", "search within"


class Search:
    """Keeps back the rows that are not meant, and `beside` them what is no row.

    `parts` are what a column of the form holds, each a row or with rows in it: the essentials, and what the sections
    hold; `nested` are folded inside a part, and may become more or fewer. One without a row that is meant is kept back
    as a whole, and a section is unfolded for what was found in it.
    """

    def __init__(
        self,
        form: QWidget,
        essentials: Sequence[QWidget],
        sections: Iterable[Collapsible],
        beside: Sequence[QWidget],
        nested: Sequence[Collapsible],
    ):
        self._form, self._essentials, self._sections, self._beside = form, essentials, tuple(sections), beside
        self._nested = nested

    def show(self, words: str) -> bool:
        """Show the rows that have to do with all words, and everything again without any; whether there is one."""
        wanted = words.casefold().split()
        for widget in self._beside:
            keep_back(widget, SEARCH, bool(wanted))
        rows = self._form.findChildren(Row)
        for row in rows:
            keep_back(row, SEARCH, bool(wanted) and not row.is_about(wanted))
        for fold in self._nested:
            meant = any(not row.isHidden() for row in fold.findChildren(Row))
            fold.show_found(meant if wanted else None)
        found = self._keep_parts(self._essentials, rows, bool(wanted))
        for section in self._sections:
            inside = self._keep_parts(section.contents, rows, bool(wanted))
            section.show_found(inside if wanted else None)
            found |= inside
        return found

    def _keep_parts(self, parts: Iterable[QWidget], rows: Sequence[Row], searching: bool) -> bool:
        """Whether a part has something to show."""
        found = False
        for part in parts:
            keep_back(part, WITHIN, False)
            shown = any(_is_shown(row, part) for row in rows)
            keep_back(part, WITHIN, searching and not shown)
            found |= shown
        return found


def _is_shown(row: Row, part: QWidget) -> bool:
    """Whether a row is in a part, and can be seen where the part can."""
    if row is part:
        return not row.isHidden()
    return part.isAncestorOf(row) and row.isVisibleTo(part)
