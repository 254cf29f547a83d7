"""The handbook in a window of its own, beside a training that goes on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from dllab.gui.handbook.book import Book
from dllab.gui.handbook.document import HandbookDocument, Look
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.fonts import bold, window_font
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.theme import Theme

SIZE = QSize(1040, 720)
CONTENTS = 260  # pixels across
MARGIN = 24
WAIT_MS = 150  # after a letter, before there is a search
LINK = Qt.ItemDataRole.UserRole


class HandbookWindow(FollowsLanguage, QWidget):
    """Contents and search on the left, a page on the right. The book is made when it is shown first."""

    def __init__(self, parent: QWidget, actions: Callable[[], Mapping[str, str]]):
        """actions: what the menus' actions are called now, with their keys."""
        super().__init__(parent, Qt.WindowType.Window)
        self._actions = actions
        self._theme = Theme(dark=False, presentation=False)
        self._book: Book | None = None
        self._stale = True  # what is shown was made for another theme or language
        self._at = ""  # the link to what is shown
        self._past: list[str] = []
        self._future: list[str] = []
        self.search, self.contents, self.page = QLineEdit(clearButtonEnabled=True), QListWidget(), QTextBrowser()
        self.back, self.forward = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self._document = HandbookDocument(self._look, self)
        self._pause = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._read_ahead)
        self._arrange()
        self._pause.timeout.connect(self._list)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._open_first)
        self.contents.itemClicked.connect(self._open_item)
        self.contents.itemActivated.connect(self._open_item)
        self.page.anchorClicked.connect(self._follow)
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        for keys, does in (
            (QKeySequence.StandardKey.Back, self.go_back),
            (QKeySequence.StandardKey.Forward, self.go_forward),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self, does)
        self.resize(SIZE)
        self.retranslate()

    def _arrange(self) -> None:
        self.page.setDocument(self._document)
        self._document.setDocumentMargin(MARGIN)
        self.page.setOpenLinks(False)
        self.page.setFrameShape(self.page.Shape.NoFrame)
        self.contents.setFrameShape(self.contents.Shape.NoFrame)
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back.setArrowType(Qt.ArrowType.LeftArrow)
        self.forward.setArrowType(Qt.ArrowType.RightArrow)
        left = QWidget()
        column = vertical(left, margins=(8, 8, 0, 8))
        horizontal(column, self.back, self.forward, self.search)
        column.addWidget(self.contents, 1)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(left)
        halves.addWidget(self.page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([CONTENTS, SIZE.width() - CONTENTS])
        vertical(self, halves)

    @property
    def book(self) -> Book:
        """In the window's language."""
        if self._book is None:
            self._book = Book.made(self._actions(), self._look.set_formula)
        return self._book

    @property
    def at(self) -> str:
        """The link to what is shown."""
        return self._at

    def open(self, link: str = "") -> None:
        """Show what a link leads to, without one what was shown last, and come to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        if link:
            self.go(link)
        elif not self._at:
            self.go(self.book.pages[0].name)

    def go(self, link: str) -> None:
        """Turn to a page, or to a place on it; one that is not there is left alone."""
        if link.startswith("#"):
            link = self._at.partition("#")[0] + link
        if link == self._at or not self.book.resolves(link, self.book.pages[0]):
            return
        if self._at:
            self._past.append(self._at)
        self._future.clear()
        self._turn_to(link)

    def go_back(self) -> None:
        """To what was shown before."""
        if self._past:
            self._future.append(self._at)
            self._turn_to(self._past.pop())

    def go_forward(self) -> None:
        """To where Back came from."""
        if self._future:
            self._past.append(self._at)
            self._turn_to(self._future.pop())

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.page.setStyleSheet(f"QTextBrowser {{ background: {theme.background}; color: {theme.foreground}; }}")
        self.contents.setStyleSheet(
            f"QListView {{ background: {theme.background}; padding: 4px 0 }} QListView::item {{ padding: 1px 6px }}"
            f" QListView::item:selected {{ background: {theme.accent}; color: #ffffff; border-radius: 4px }}"
            f" QListView::item:disabled {{ color: {theme.muted} }}"
        )
        self._renew()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Handbook"))
        self.search.setPlaceholderText(tr("Search the handbook"))
        for widget, words in (
            (self.search, tr("Search the handbook")),
            (self.contents, tr("Contents")),
            (self.page, tr("Page")),
            (self.back, tr("To the place before")),
            (self.forward, tr("To the place after")),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)
        self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._show_again()
        self._ahead.start()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @property
    def _look(self) -> Look:
        return Look(self._theme, self._theme.point_size, self.devicePixelRatioF())

    def _renew(self) -> None:
        """Make the pages anew, and show again what was shown; what nobody sees, once it is shown."""
        self._book = None
        self._stale = not self.isVisible()
        if not self._stale:
            self._show_again()

    def _show_again(self) -> None:
        self._stale = False
        self._ahead.start()
        self._document.use(self._look, window_font(self._theme.point_size))
        if self._at:
            self._list()
            self._turn_to(self._at)

    def _read_ahead(self) -> None:
        """Make one page ready for the search, while nothing else is to be done."""
        if not self.isVisible() or not any(page.make_ready() for page in self.book.pages):
            self._ahead.stop()

    def _turn_to(self, link: str) -> None:
        before, self._at = self._at.partition("#")[0], link
        name, _, anchor = link.partition("#")
        self._document.use(self._look, window_font(self._theme.point_size))
        self._document.show_html(self.book.by_name[name].without_pictures)
        if anchor:
            self.page.scrollToAnchor(anchor)
        else:
            self.page.verticalScrollBar().setValue(0)
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._future))
        if name != before or self.contents.count() == 0:
            self._mark(name)

    def _list(self) -> None:
        """The contents, or what is found."""
        self.contents.clear()
        words = self.search.text().strip()
        if words:
            for found in self.book.find(words):
                self._add(found.section.title or found.page.title, found.link, found.page.title)
            if not self.contents.count():
                self._add(tr("Nothing found"), "", "")
            return
        for written, title in ((True, tr("The window")), (False, tr("Reference"))):
            self._add(title, "", "").setFont(bold())
            for page in self.book.pages:
                if page.written == written:
                    self._add(page.title, page.name, page.title)
        self._mark(self._at.partition("#")[0])

    def _add(self, title: str, link: str, hover: str) -> QListWidgetItem:
        item = QListWidgetItem(title, self.contents)
        item.setData(LINK, link)
        item.setToolTip(hover)
        if not link:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _mark(self, name: str) -> None:
        """Show in the contents where one is."""
        if not self.contents.count():
            self._list()
        for row in range(self.contents.count()):
            if self.contents.item(row).data(LINK) == name:
                self.contents.setCurrentRow(row)

    def _open_item(self, item: QListWidgetItem) -> None:
        if item.data(LINK):
            self.go(item.data(LINK))

    def _open_first(self) -> None:
        self._list()
        if self.contents.count():
            self._open_item(self.contents.item(0))

    def _follow(self, url: QUrl) -> None:
        self.go(url.toString())
