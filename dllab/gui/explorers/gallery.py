"""Every explorer as a picture, in groups, with a search in both languages."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from dllab.explorers import EXPLORERS, Explorer, Scene
from dllab.explorers.base import GROUPS
from dllab.gui.explorers.flow import Flow
from dllab.gui.explorers.view import view_of
from dllab.gui.forms.colours import accent_colour, line_colour
from dllab.gui.kit.background import Background
from dllab.gui.kit.follows_language import FollowsLanguage
from dllab.gui.kit.fonts import bold, grown
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.readable import word
from dllab.gui.kit.scrolling import ScrollingColumn
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.turns import Turns

PICTURE = QSize(560, 350)  # of a view, made small for its tile
TILE = QSize(224, 140)
SEARCH = 480  # pixels that the search is wide, at most


class Gallery(FollowsLanguage, QWidget):
    """`chosen` carries the name of an explorer, once its scene was made beside the window: SciPy may be read for it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme: Theme | None = None
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._open_first)
        self._nothing = QLabel(self)
        self._nothing.hide()
        self.groups: dict[str, Group] = {}
        inner = QWidget(self)
        column = vertical(inner, margins=(16, 4, 16, 16), spacing=12)
        for group in GROUPS:
            tiles = [Tile(explorer, inner) for explorer in EXPLORERS if explorer.group == group]
            if tiles:
                for tile in tiles:
                    tile.clicked.connect(partial(self._choose, tile.explorer))
                self.groups[group] = Group(group, tiles, inner)
                column.addWidget(self.groups[group])
        column.addWidget(self._nothing)
        column.addStretch(1)
        area = self._area = ScrollingColumn(inner)
        outer = vertical(self, spacing=4)
        bar = QWidget(self)
        vertical(bar, self.search, margins=(16, 12, 16, 4))
        outer.addWidget(bar)
        outer.addWidget(area, 1)
        self._scenes: Background[type[Explorer], Scene] = Background(half_played, self, seconds=0.0, share=1.0)
        self._scenes.answered.connect(self._draw)
        self._scenes.failed.connect(self._leave_out)
        self._pages: Background[type[Explorer], Scene] = Background(half_played, self, seconds=0.0, share=1.0)
        self._pages.answered.connect(self._open_wanted)
        self._pages.failed.connect(self._open_wanted)
        self._drawing = Turns(self)
        self._drawing.done.connect(self.look)
        self._broken: set[str] = set()  # explorers whose scene could not be made
        self._known: set[str] = set()  # those that were tried
        self._wanted: type[Explorer] | None = None  # that opens as soon as it is known
        self.retranslate()

    @property
    def tiles(self) -> list["Tile"]:
        """Of every explorer, in the order in which they are shown."""
        return [tile for group in self.groups.values() for tile in group.tiles]

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours; the pictures are made anew once they are seen."""
        self._theme = theme
        self._drawing.stop()
        for tile in self.tiles:
            tile.picture = None
            tile.updateGeometry()
        self.search.setMaximumWidth(theme.scaled(SEARCH))
        self.look()

    def look(self) -> None:
        """Make the pictures that are missing, one after another, if anybody looks."""
        missing = [tile for tile in self.tiles if tile.picture is None and tile.explorer.name not in self._broken]
        if self._theme is not None and self.isVisible() and missing and not (self._scenes.busy or self._drawing.busy):
            self._scenes.ask(missing[0].explorer)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(tr("Search: Bayes, learning rate, K-means, …"))
        self.search.setAccessibleName(tr("Search"))
        self.search.setToolTip(tr("Show only pages that have to do with these words, in English or Chinese"))
        for button in self.search.findChildren(QToolButton):
            button.setAccessibleName(tr("Show all pages"))
            button.setToolTip(tr("Show all pages"))
        self._nothing.setText(tr("Nothing is called so. Try another word, in English or Chinese."))
        for group in self.groups.values():
            group.retranslate()
        self._drawing.stop()
        for tile in self.tiles:
            tile.picture = None
        self.look()

    def give_keys_to(self, explorer: type[Explorer]) -> None:
        """Go on at the tile of that page, where the search left it."""
        for tile in self.tiles:
            if tile.explorer is explorer and not tile.isHidden():
                tile.setFocus()
                self._area.ensureWidgetVisible(tile)

    def _open_first(self) -> None:
        """Enter in the search opens the first page that is left."""
        found = [tile for tile in self.tiles if not tile.isHidden()]
        if found and self.search.text():
            self._choose(found[0].explorer)

    def _choose(self, explorer: type[Explorer]) -> None:
        """Open a page, now or once its scene is known; the last that was chosen is the one."""
        if explorer.name in self._known:
            self._want(None)
            self.chosen.emit(explorer.name)
        else:
            self._want(explorer)
            self._pages.ask(explorer)

    def _want(self, explorer: type[Explorer] | None) -> None:
        self._wanted = explorer
        for tile in self.tiles:
            is_wanted = tile.explorer is explorer
            tile.setCursor(Qt.CursorShape.BusyCursor if is_wanted else Qt.CursorShape.PointingHandCursor)

    def _open_wanted(self, explorer: type[Explorer], _: object) -> None:
        """Whatever came of its scene: of one that cannot be made the page says why."""
        self._known.add(explorer.name)
        if self._wanted is explorer:
            self._choose(explorer)

    def hideEvent(self, event: QHideEvent) -> None:
        """Who goes elsewhere wants no page any more."""
        self._want(None)
        super().hideEvent(event)

    def _find(self, typed: str) -> None:
        words = typed.casefold().split()
        for group in self.groups.values():
            for tile in group.tiles:
                tile.setVisible(all(each in tile.sought for each in words))
            group.setVisible(any(not tile.isHidden() for tile in group.tiles))
        self._nothing.setVisible(all(group.isHidden() for group in self.groups.values()))

    def _draw(self, explorer: type[Explorer], scene: Scene) -> None:
        self._known.add(explorer.name)
        if self._theme is not None:
            tile = next(tile for tile in self.tiles if tile.explorer is explorer)
            self._drawing.begin(tile.making(self._theme, scene))

    def _leave_out(self, explorer: type[Explorer], failure: object) -> None:
        self._known.add(explorer.name)
        self._broken.add(explorer.name)
        self._drawing.begin(iter(()))  # an answer is told before the next question may come


def half_played(explorer: type[Explorer]) -> Scene:
    """What an explorer shows as it starts, in the middle of its steps; its page then opens without working it out."""
    settings = explorer()
    settings.readouts()
    return settings.scene(settings.steps // 2)


class Group(QWidget):
    """A heading, and the tiles of a lecture."""

    def __init__(self, name: str, tiles: list["Tile"], parent: QWidget):
        super().__init__(parent)
        self._name, self.tiles = name, tiles
        self._heading = QLabel(self)
        self._heading.setFont(bold())
        vertical(self, self._heading, Flow(tiles, self), spacing=6)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self._heading.setText(word(GROUPS[self._name]))
        for tile in self.tiles:
            tile.retranslate()


class Tile(QAbstractButton):
    """A picture with the page's title below it. sought: what a search looks at, in lower case."""

    def __init__(self, explorer: type[Explorer], parent: QWidget):
        super().__init__(parent)
        self.explorer = explorer
        self.picture: QPixmap | None = None
        self.sought = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def making(self, theme: Theme, scene: Scene) -> Iterator[None]:
        """Draw the page as it starts, small, a piece a turn; `scene` is `half_played`."""
        view = view_of(self.explorer)
        yield
        view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        view.resize(theme.scaled(PICTURE.width()), theme.scaled(PICTURE.height()))
        view.apply_theme(theme)
        yield
        settings = self.explorer()
        view.show()
        view.show_scene(settings, settings.steps // 2, scene)
        smooth = Qt.TransformationMode.SmoothTransformation
        self.picture = view.grab().scaled(
            self._picture_size() * self.devicePixelRatioF(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth
        )
        self.picture.setDevicePixelRatio(self.devicePixelRatioF())
        view.close()
        view.deleteLater()
        self.update()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        told = self.explorer
        title, summary = word(told.label), word(told.explanation.summary)
        self.setText(title)
        self.setToolTip(summary)
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        english = (told.label, told.explanation.summary, told.terms, told.name)
        self.sought = " ".join((*english, title, summary)).casefold()
        self.update()

    def sizeHint(self) -> QSize:
        return self._picture_size() + QSize(2, QFontMetrics(self.font()).height() * 2 + 14)

    def _picture_size(self) -> QSize:
        """TILE for text of POINTS: titles have two lines in any size."""
        return QSize(grown(TILE.width(), self.font()), grown(TILE.height(), self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.underMouse() or self.hasFocus()
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 6, 6)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        if self.picture is not None:
            painter.drawPixmap(QPointF(1, 1), self.picture)
        painter.setClipping(False)
        height = self._picture_size().height()
        below = QRectF(10, height + 4, self.width() - 20, self.height() - height - 8)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(below, flags, self.text())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent_colour(palette) if strong else line_colour(palette), 2 if strong else 1))
        painter.drawPath(shape)
        painter.end()
