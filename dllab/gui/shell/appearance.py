"""How the whole application looks: light or dark, normal or for the last row of a room."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from dllab.gui.kit.fonts import window_font
from dllab.gui.kit.theme import Theme

SYSTEM, LIGHT, DARK = "system", "light", "dark"
SCHEMES = {SYSTEM: Qt.ColorScheme.Unknown, LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}


class Appearance(QObject):
    """Puts font and palette on the application and tells panels what to draw with; a presentation fills the screen."""

    changed = Signal(Theme)

    def __init__(self, window: QWidget, scheme: str):
        super().__init__(window)
        self._window = window
        self.scheme = scheme
        self.theme = Theme(dark=False, presentation=False)
        self._hints = QApplication.styleHints()
        self.use(scheme)
        self._hints.colorSchemeChanged.connect(self._update)

    def use(self, scheme: str) -> None:
        """Take `scheme`: one of SYSTEM, LIGHT, DARK."""
        self.scheme = scheme
        self._hints.setColorScheme(SCHEMES[scheme])  # for the window's frame, where the platform draws it
        self._update()

    def present(self, on: bool) -> None:
        """Larger text and thicker lines on the whole screen, or as it was."""
        full = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(self._window.windowState() | full if on else self._window.windowState() & ~full)
        self._apply(Theme(self.theme.dark, presentation=on))

    def _update(self) -> None:
        dark = self.scheme == DARK or (self.scheme == SYSTEM and self._hints.colorScheme() == SCHEMES[DARK])
        self._apply(Theme(dark, self.theme.presentation))

    def _apply(self, theme: Theme) -> None:
        self.theme = theme
        QApplication.setPalette(palette(theme))  # also where the platform knows no colour schemes
        QApplication.setFont(window_font(theme.presentation))
        self.changed.emit(theme)


def palette(theme: Theme) -> QPalette:
    """The widgets' colours, which go with those of the plots."""
    role = QPalette.ColorRole
    window, button, line = ("#24262b", "#31343a", "#43474f") if theme.dark else ("#f3f4f6", "#ffffff", "#c9cdd3")
    colors = {
        role.Window: window,
        role.WindowText: theme.foreground,
        role.Base: theme.background,
        role.AlternateBase: window,
        role.Text: theme.foreground,
        role.PlaceholderText: theme.muted,
        role.Button: button,
        role.ButtonText: theme.foreground,
        role.BrightText: "#ffffff",
        role.ToolTipBase: button,
        role.ToolTipText: theme.foreground,
        role.Highlight: "#2f7fb8" if theme.dark else "#0072B2",
        role.HighlightedText: "#ffffff",
        role.Accent: theme.train,
        role.Link: theme.train,
        role.LinkVisited: theme.train,
        role.Light: button,
        role.Midlight: button,
        role.Mid: line,
        role.Dark: line,
        role.Shadow: line,
    }
    result = QPalette()
    for each, color in colors.items():
        result.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.muted))
    return result
