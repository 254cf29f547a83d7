"""The figures people ask for first, in one line that can be read from the last row."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dllab.gui.kit.fonts import sized
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal
from dllab.gui.kit.poller import Poller
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.throttle import Throttle
from dllab.gui.kit.tone import tint
from dllab.messages import text
from dllab.numerals import BELOW_ALL, clock, count, number
from dllab.training.outcomes import EarlyStopped
from dllab.training.snapshot import Curves, Snapshot

NOTHING = "–"
WIDEST = ("0.000888", number(8.88e-8))  # of the values: nothing moves while they change
LARGER = 4  # points that a value is larger than its name
GAP = 16
DISPENSABLE = ("seconds", "rate", "train_score", "train_loss")  # in this order, where there is no room

NAMES = {
    "train_loss": text("Training loss"),
    "val_loss": text("Validation loss"),
    "train_score": text("Training accuracy"),
    "val_score": text("Validation accuracy"),
    "rate": text("Rate"),
    "seconds": text("Training time"),
}
EXPLAINED = {
    "train_loss": text("On the training set, at the last evaluation"),
    "val_loss": text("On the validation set, at the last evaluation"),
    "train_score": text("On the training set, at the last evaluation"),
    "val_score": text("On the validation set, at the last evaluation"),
    "rate": text("The learning rate of the last step"),
    "seconds": text("What the steps alone took: at a limited speed the lab waits between them."),
}
EVALUATED = ("train_loss", "val_loss", "train_score", "val_score")
OF_REGRESSION = {"train_score": text("R², validation"), "val_score": text("Mean absolute error")}


class Figures(QWidget):
    """Loss and accuracy on the training and the validation set at the last evaluation, the rate, and the time.

    Where early stopping has gone back to the best weights, those of their evaluation.

    A regression has its error on the validation set in the target's own units, and R². Read from the poller, five times
    a second at most.
    """

    def __init__(self, poller: Poller):
        super().__init__()
        self._poller = poller
        self._theme = Theme(dark=False, presentation=False)
        self._of_regression = False
        self._best: int | None = None  # the step that early stopping has gone back to
        self.values = {key: Figure() for key in NAMES}
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = horizontal(self, *self.values.values(), margins=(12, 2, 12, 2), spacing=GAP)
        row.addStretch(1)
        self._show = Throttle(5, self._write, self)
        poller.snapshot_taken.connect(self._show.request)
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        for figure in self.values.values():
            figure.apply_theme(theme)
        self._call()
        self._write()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window wants: what there is no room for goes."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._call()
            self._write()
        super().changeEvent(event)

    def _call(self) -> None:
        """Give the figures their names, in the window's language, and their colours."""
        names, explained = dict(NAMES), {key: tr(words) for key, words in EXPLAINED.items()}
        colors = dict.fromkeys(("train_loss", "train_score"), self._theme.train)
        colors |= dict.fromkeys(("val_loss", "val_score"), self._theme.validation)
        if self._of_regression:
            names |= OF_REGRESSION
            explained["train_score"], colors["train_score"] = explained["val_score"], self._theme.validation
        if self._best is not None:
            step = count(self._best)
            said = tr("Early stopping went back to the weights of step {step}: the number is theirs.", step=step)
            explained |= {key: f"{explained[key]}\n{said}" for key in EVALUATED}
        for key, figure in self.values.items():
            ink = self._theme.ink(colors.get(key, self._theme.foreground))
            figure.call(tr(names[key]), explained[key], ink)

    def _write(self) -> None:
        snapshot = self._poller.snapshot
        if snapshot is not None:
            meant = snapshot.dataset.task == "regression", _went_back_to(snapshot)
            if meant != (self._of_regression, self._best):
                self._of_regression, self._best = meant
                self._call()
        shown = dict(_values(snapshot)) if snapshot is not None else {}
        for key, figure in self.values.items():
            figure.say(shown.get(key, NOTHING))
        self._fit()

    def _fit(self) -> None:
        """Hide what is dispensable where there is no room."""
        widths = {key: figure.sizeHint().width() + GAP for key, figure in self.values.items()}
        for key in DISPENSABLE:
            if sum(widths.values()) > self.width() - 24 + GAP:
                widths.pop(key)
        for key, figure in self.values.items():
            figure.setVisible(key in widths)


class Figure(QWidget):
    """A name, small, and its value, large, in figures of one width."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.value = (QLabel(textFormat=Qt.TextFormat.PlainText) for _ in range(2))
        row = horizontal(self, spacing=6)
        row.addWidget(self.name, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.value, 0, Qt.AlignmentFlag.AlignBottom)

    def apply_theme(self, theme: Theme) -> None:
        """Take over sizes, and the colour of the name."""
        self.name.setContentsMargins(0, 0, 0, LARGER // 2)  # on the line that the value stands on
        self.name.setStyleSheet(f"color: {theme.muted}; font-size: {theme.point_size - 1}pt")
        large = sized(theme, LARGER, tabular=True)
        self.value.setFont(large)
        self.value.setMinimumWidth(max(map(QFontMetrics(large).horizontalAdvance, WIDEST)))

    def call(self, name: str, explained: str, color: str) -> None:
        """Have this name, explained where it is pointed at, and the value in a colour."""
        self.name.setText(name)
        self.setToolTip(explained)
        tint(self.value, color)
        self._describe()

    def say(self, value: str) -> None:
        """Show a value; costs nothing where it is shown already."""
        if value != self.value.text():
            self.value.setText(value)
            self._describe()

    def _describe(self) -> None:
        self.setAccessibleName(f"{self.name.text()}: {self.value.text()}")


def _values(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """What is known at the step that is shown, in words."""
    best = _went_back_to(snapshot)
    evaluations = snapshot.evaluations if best is None else snapshot.evaluations.until(best)
    for key, name in (("train_loss", "train_loss_eval"), ("val_loss", "val_loss")):
        yield from _said(key, evaluations, name)
    if snapshot.dataset.task == "classification":
        for key, name in (("train_score", "train_accuracy"), ("val_score", "val_accuracy")):
            if (share := _last(evaluations, name)) is not None:
                yield key, accuracy(share)
    else:
        yield from _said("train_score", evaluations, "val_r2")
        yield from _said("val_score", evaluations, "val_mae")
    yield from _said("rate", snapshot.steps, "learning_rate")
    if snapshot.step:
        yield "seconds", clock(snapshot.seconds, tenths=True)


def _went_back_to(snapshot: Snapshot) -> int | None:
    """The step whose weights the network has again; None where it has those of the step that is shown."""
    ended = snapshot.outcome
    restores = snapshot.experiment.early_stopping.restore_best and snapshot.step == snapshot.whole.step
    if isinstance(ended, EarlyStopped) and restores and ended.best_step in snapshot.evaluations.step:
        return ended.best_step
    return None


def accuracy(share: float) -> str:
    """A share of one in percent with one place, rounded like any: 97.3 %; but 99.98 % is 99.9, not 100."""
    if not np.isfinite(share):
        return number(share)
    return f"{min(100 * share, BELOW_ALL) if share < 1 else 100 * share:.1f} %"


def _said(key: str, curves: Curves, name: str) -> Iterator[tuple[str, str]]:
    value = _last(curves, name)
    if value is not None:
        yield key, number(value)


def _last(curves: Curves, name: str) -> float | None:
    known = name in curves.names and len(curves.step) > 0
    return float(curves.last[curves.index(name), -1]) if known else None
