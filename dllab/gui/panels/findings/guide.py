"""What a preset is for, said before anything else can be."""

from PySide6.QtWidgets import QWidget

from dllab.experiment.presets import Guide
from dllab.gui.kit.labels import WrappedLabel, make_flexible
from dllab.gui.kit.language import language_key, tr
from dllab.gui.kit.layouts import vertical
from dllab.gui.kit.theme import Theme
from dllab.messages import text

PARTS = {"watch": text("Watch"), "change": text("Change"), "question": text("Ask yourself")}


class GuideView(QWidget):
    """Three sentences, each under what it is; without any, hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._guide: Guide | None = None
        self._titles = {part: WrappedLabel(bold=True) for part in PARTS}
        self.sentences = {part: WrappedLabel() for part in PARTS}
        make_flexible(self)
        column = vertical(self, margins=(4, 4, 4, 0), spacing=2)
        for part in PARTS:
            column.addWidget(self._titles[part])
            column.addWidget(self.sentences[part])
            column.addSpacing(6)

    @property
    def says_something(self) -> bool:
        """Whether there are sentences."""
        return self._guide is not None

    def show_guide(self, guide: Guide | None) -> None:
        """Show these sentences, or none."""
        self._guide = guide
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        for label in (*self._titles.values(), *self.sentences.values()):
            label.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        for part, title in PARTS.items():
            self._titles[part].say(tr(title))
            self.sentences[part].say(getattr(self._guide, part)[language_key()] if self._guide else "")
