"""How the whole application looks: light or dark, text of which size, normal or for the last row of a room."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from dllab.gui.kit.fonts import system_points, window_font
from dllab.gui.kit.theme import POINTS, Theme

SYSTEM, LIGHT, DARK = "system", "light", "dark"
SCHEMES = {SYSTEM: Qt.ColorScheme.Unknown, LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}
LIKE_THE_SYSTEM = 0  # percent


class Appearance(QObject):
    """Puts font and palette on the application and tells panels what to draw with; a presentation fills the screen."""

    changed = Signal(Theme)

    def __init__(self, window: QWidget, scheme: str, text_size: int):
        super().__init__(window)
        self._window = window
        self.scheme, self.text_size = scheme, text_size
        self.theme = Theme(dark=False, presentation=False)
        self._hints = QApplication.styleHints()
        self.use(scheme)
        self._hints.colorSchemeChanged.connect(self._update)

    def use(self, scheme: str) -> None:
        """Take `scheme`: one of SYSTEM, LIGHT, DARK."""
        self.scheme = scheme
        self._hints.setColorScheme(SCHEMES[scheme])  # for the window's frame, where the platform draws it
        self._update()

    def size_text(self, percent: int) -> None:
        """Write everything in this size: percent of POINTS, or LIKE_THE_SYSTEM."""
        self.text_size = percent
        self._update()

    def fill_screen(self, on: bool) -> None:
        """Have the window take the whole screen, or as much as before."""
        full = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(self._window.windowState() | full if on else self._window.windowState() & ~full)

    def present(self, on: bool) -> None:
        """Larger text, or as it was; thicker lines once panels are told, which takes as long again."""
        self._put_on(replace(self.theme, presentation=on))

    def tell(self) -> None:
        """Let panels know of the theme."""
        self.changed.emit(self.theme)

    def _update(self) -> None:
        dark = self.scheme == DARK or (self.scheme == SYSTEM and self._hints.colorScheme() == SCHEMES[DARK])
        points = round(POINTS * self.text_size / 100) if self.text_size else system_points()
        self._put_on(Theme(dark, self.theme.presentation, points))
        self.tell()

    def _put_on(self, theme: Theme) -> None:
        self.theme = theme
        QApplication.setPalette(palette(theme))  # also where the platform knows no colour schemes
        QApplication.setFont(window_font(theme.point_size))
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.ApplicationFontChange
        )  # or what is styled next keeps its own


def palette(theme: Theme) -> QPalette:
    """The widgets' colours, which go with those of the plots."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.window,
        role.WindowText: theme.foreground,
        role.Base: theme.background,
        role.AlternateBase: theme.window,
        role.Text: theme.foreground,
        role.PlaceholderText: theme.muted,
        role.Button: theme.button,
        role.ButtonText: theme.foreground,
        role.BrightText: "#ffffff",
        role.ToolTipBase: theme.button,
        role.ToolTipText: theme.foreground,
        role.Highlight: theme.accent,
        role.HighlightedText: "#ffffff",
        role.Accent: theme.train,
        role.Link: theme.train,
        role.LinkVisited: theme.train,
        role.Light: theme.button,
        role.Midlight: theme.button,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
    }
    result = QPalette()
    for each, color in colors.items():
        result.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.disabled))
    return result
