"""What paints itself in the colours of a theme."""

from dllab.gui.kit.theme import Theme


class Themed:
    """To be named before the widget that it is mixed into; light until it is told of a theme."""

    _theme = Theme(dark=False, presentation=False)

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme from now on."""
        self._theme = theme
        self.update()  # type: ignore[attr-defined]  # the widget's
