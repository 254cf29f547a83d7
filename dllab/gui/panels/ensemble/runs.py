"""What became of several runs, in numbers."""

import math

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from dllab.gui.charts.score_table import Cell, ScoreTable
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.ensemble.words import ending, run_words
from dllab.numerals import count, number, percent
from dllab.training.spread import Run, Spread, Statistic

CLASSIFICATION = ("train_loss", "val_loss", "train_accuracy", "val_accuracy")
REGRESSION = ("train_loss", "val_loss", "val_r2", "val_mae")
TESTED = {CLASSIFICATION: "test_accuracy", REGRESSION: "test_r2"}  # in the first one's place where there are test data
STEPS = 1  # the column that goes where there is no room
SUMMARIES = 2  # rows below those of the runs


class EnsembleTable(ScoreTable):
    """A row a run; below a line mean and standard deviation, and the median, of those that did not diverge."""

    def __init__(self) -> None:
        super().__init__()
        self._spread: Spread | None = None
        self._line = QColor()

    def show_spread(self, spread: Spread | None) -> None:
        """Show the runs that are done; None: nothing."""
        self._spread = spread
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything again, in the current language."""
        self.setAccessibleName(tr("Results of several runs"))
        self.show_titles(self._titles(), STEPS)
        self.show_rows(self._rows())
        self.scrollToBottom()  # where the newest run is, and what sums them up

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._line = QColor(theme.axis)

    def minimumSizeHint(self) -> QSize:
        """The titles and three rows."""
        least = self.horizontalHeader().sizeHint().height() + 3 * self.verticalHeader().defaultSectionSize()
        return QSize(super().minimumSizeHint().width(), least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The table, and a line between the runs and what sums them up."""
        super().paintEvent(event)
        rows = self.model().rowCount()
        if rows:
            painter = QPainter(self.viewport())
            painter.fillRect(0, self.rowViewportPosition(rows - SUMMARIES), self.viewport().width(), 1, self._line)
            painter.end()

    @property
    def _scores(self) -> tuple[str, ...]:
        runs = self._spread.runs if self._spread else ()
        of_task = CLASSIFICATION if not runs or "train_accuracy" in runs[0].curves.names else REGRESSION
        tested = any(run.scores.get(TESTED[of_task]) is not None for run in runs)
        return (*of_task[1:], TESTED[of_task]) if tested else of_task

    def _titles(self) -> list[tuple[str, str]]:
        words = {
            "train_loss": (tr("Train loss"), tr("Mean loss over the whole training set as the run ended")),
            "val_loss": (tr("Val. loss"), tr("Mean loss over the validation set as the run ended")),
            "train_accuracy": (tr("Train acc."), tr("Share of the training set classified right as the run ended")),
            "val_accuracy": (tr("Val. acc."), tr("Share of the validation set classified right as the run ended")),
            "val_r2": (tr("Val. R²"), tr("Coefficient of determination on the validation set as the run ended")),
            "val_mae": (
                tr("Val. MAE"),
                tr("Mean absolute error on the validation set as the run ended, in the target's own units"),
            ),
            "test_accuracy": (tr("Test acc."), tr("Share of the test set classified right as the run ended")),
            "test_r2": (tr("Test R²"), tr("Coefficient of determination on the test set as the run ended")),
        }
        titles = [(tr("Run"), tr("Which seed, or which fold was held out")), (tr("Steps"), tr("Steps that were taken"))]
        return titles + [words[score] for score in self._scores]

    def _rows(self) -> list[list[Cell]]:
        spread = self._spread
        if spread is None or not spread.runs:
            return []
        statistics = [spread.statistic(score) for score in self._scores]
        counted = Cell(tr("{count} runs", count=spread.done - len(spread.diverged)))
        deviations = [_deviation(score, found) for score, found in zip(self._scores, statistics, strict=True)]
        medians = [
            _cell(score, found.median if found.count else None)
            for score, found in zip(self._scores, statistics, strict=True)
        ]
        return [
            *(self._row(spread, run) for run in spread.runs),
            [Cell(tr("mean ± std")), counted, *deviations],
            [Cell(tr("median")), Cell(""), *medians],
        ]

    def _row(self, spread: Spread, run: Run) -> list[Cell]:
        name, end = run_words(spread.kind, run), ending(run.outcome)
        named = tr("{run}: {outcome}", run=name, outcome=end) if end else name
        return [Cell(named), Cell(count(run.step)), *(_cell(score, run.scores[score]) for score in self._scores)]


def _cell(score: str, value: float | None) -> Cell:
    if value is None:
        return Cell("–")
    return Cell(percent(value), value) if score.endswith("accuracy") else Cell(number(value))


def _deviation(score: str, found: Statistic) -> Cell:
    if not found.count:
        return Cell("–")
    share = score.endswith("accuracy")
    factor = 100 if share else 1
    mean, std = number(factor * found.mean), number(factor * found.std, 2)
    spread = mean if math.isnan(found.std) else f"{mean} ± {std}"
    return Cell(f"{spread} %", found.mean) if share else Cell(spread)
