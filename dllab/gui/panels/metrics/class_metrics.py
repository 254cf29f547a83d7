"""How well each class is told from the others, and what a threshold does to that."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from dllab.datasets import Dataset
from dllab.decisions import Decision
from dllab.gui.charts.score_table import Cell, ScoreTable
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import add_layout
from dllab.gui.kit.readable import class_names
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.metrics.metrics_view import MetricsView, Part, share
from dllab.gui.panels.metrics.rate_chart import NOTHING, RateChart
from dllab.gui.panels.metrics.threshold import Threshold
from dllab.messages import text
from dllab.numerals import count, percent
from dllab.training.metrics import Classification, Metrics

LEAST_CHART = 17  # pixels, for every point of the font's size
MOST_LETTERS = 10  # of a class's name above a column
SUPPORT = 4  # the column of the examples, after two more where there are more than two classes
UNLIMITED = 16_777_215
WIDE = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
TALL = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
SCORES = ("precision", "recall", "f1")


class ClassMetricsView(MetricsView):
    """A table of classes beside or below ROC and precision-recall curves of one of them against the rest.

    With two classes that is the second; the threshold moves markers on its curves, and the table, which then ends in
    the confusion matrix, counts what that decision makes of the examples. With more classes the row picked is drawn
    over the curves of the others, and each example counts for the class with the largest output.
    """

    def __init__(self) -> None:
        super().__init__()
        self.roc, self.precision_recall = RateChart(), RateChart()
        self.threshold = Threshold()
        self.table = ScoreTable()
        self._classes: tuple[str, ...] = ("", "")
        self._names: tuple[str, ...] = self._classes
        self._metrics: Classification | None = None
        self._chosen = 0
        self._body = add_layout(self.column, QBoxLayout(QBoxLayout.Direction.TopToBottom), 1)
        self._body.setSpacing(0)
        self._charts = add_layout(self._body, QBoxLayout(QBoxLayout.Direction.LeftToRight), 1)
        self._charts.setSpacing(0)
        for chart in (self.roc, self.precision_recall):
            self._charts.addWidget(chart, 1)
        self._body.addWidget(self.threshold)
        self._body.addWidget(self.table)
        self.threshold.changed.connect(self._decide)
        self.table.row_chosen.connect(self._choose)

    @property
    def decision(self) -> Decision | None:
        """What the threshold makes of two classes."""
        sweep = self._metrics.positive if self._metrics else None
        return sweep.at_threshold(self.threshold.value) if sweep else None

    def show_dataset(self, dataset: Dataset, y: NDArray, part: Part) -> None:
        """Arrange for two or for more classes."""
        self.part, self._metrics = part, None
        self._classes = dataset.classes or tuple(map(str, range(dataset.targets)))
        self._chosen = 1 if self._binary else 0
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._charts.setDirection(across if self._binary else down)
        self._body.setDirection(down if self._binary else QBoxLayout.Direction.RightToLeft)
        bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if self._binary else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.table.setVerticalScrollBarPolicy(bars)
        self.table.setSizePolicy(WIDE if self._binary else TALL)
        self.threshold.setVisible(self._binary)
        self.apply_theme(self.theme)
        self.retranslate()

    def show_metrics(self, metrics: Metrics, outputs: NDArray[np.float32]) -> None:
        """Draw curves, table and summary."""
        assert isinstance(metrics, Classification)
        self._metrics = metrics
        self._fill()
        self._fit()
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for chart in (self.roc, self.precision_recall):
            chart.apply_theme(theme, self.color)
        self.threshold.apply_theme(theme)
        self.table.apply_theme(theme)
        self._fit()
        self._draw()

    def retranslate(self) -> None:
        """Name classes, axes, columns and the threshold."""
        self._names = class_names(self._classes)
        self.table.show_titles(self._titles(), dispensable=SUPPORT if self._binary else SUPPORT + 2)
        rates = (tr("false positive rate"), tr("FPR")), (tr("true positive rate"), tr("TPR"))
        self.roc.set_titles(*rates, _roc_words)
        self.precision_recall.set_titles(tr("recall"), tr("precision"), _recall_words)
        self.threshold.set_texts(
            tr("Threshold for “{name}”", name=_shortened(self._names[-1])),
            tr("An example is taken for “{name}” where its score lies above the threshold", name=self._names[-1]),
        )
        self._fill()
        self._fit()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the curves where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    @property
    def _binary(self) -> bool:
        return len(self._classes) == 2

    def _fit(self) -> None:
        room = self.width() - LEAST_CHART * self.theme.point_size
        fits = self._binary or self.table.least_width(whole=False) <= room
        for chart in (self.roc, self.precision_recall):
            chart.setVisible(fits)
        beside = fits and not self._binary
        width = min(self.table.least_width(), room)
        self.table.setMinimumWidth(width if beside else 0)
        self.table.setMaximumWidth(width if beside else UNLIMITED)
        self._body.setStretchFactor(self._charts, int(fits))
        self._body.setStretchFactor(self.table, int(not fits))

    def _titles(self) -> list[tuple[str, str]]:
        titles = [
            (tr("class"), ""),
            (tr("precision"), tr("Of the examples taken for this class, the share that is of it")),
            (tr("recall"), tr("Of this class's examples, the share that is found")),
            (tr("F1"), tr("Harmonic mean of precision and recall")),
        ]
        examples = (tr("examples"), tr("Examples that are of this class"))
        if self._binary:
            taken = [(name, tr("Examples taken for “{name}”", name=name)) for name in self._names]
            return [*titles, examples, *((f"→ {_shortened(name)}", explanation) for name, explanation in taken)]
        auc = tr("AUC"), tr("Area under the ROC curve of this class against the rest")
        ap = tr("AP"), tr("Average precision of this class against the rest")
        return [*titles, auc, ap, examples]

    def _decide(self) -> None:
        self._fill()
        self._mark()

    def _choose(self, row: int) -> None:
        if not self._binary and row < len(self._names):
            self._chosen = row
            self._draw()

    def _fill(self) -> None:
        """Write the table and the line above."""
        if self._metrics is None:
            self.legend.set_entries([])
            return
        metrics, decision = self._metrics, self.decision
        self.table.show_rows(self._binary_rows(decision) if decision else self._rows(metrics))
        accuracy = decision.accuracy if decision else metrics.accuracy
        said = [tr("accuracy {share}", share="–" if accuracy is None else percent(accuracy))]
        if metrics.top2_error is not None:
            said.append(tr("top-2 error {share}", share=percent(metrics.top2_error)))
        said.append(self.examples(metrics.examples))
        self.legend.set_entries([("", " · ".join(said))])

    def _rows(self, metrics: Classification) -> list[list[Cell]]:
        """Classes and their means; with two classes that have no threshold, dashes for the confusion matrix."""
        names = SCORES if self._binary else (*SCORES, "auc", "average_precision")
        dashes = [Cell("–")] * (2 if self._binary else 0)
        rows = []
        for name, one in zip(self._names, metrics.classes, strict=True):
            rows.append([Cell(name), *(_cell(getattr(one, name)) for name in names), _count(one.support), *dashes])
        means = [_cell(metrics.macro(name)) for name in names]
        return [*rows, [_macro(), *means, _count(metrics.examples), *dashes]]

    def _binary_rows(self, decision: Decision) -> list[list[Cell]]:
        sides = decision.opposite, decision
        rows = []
        for name, side, counts in zip(
            self._names, sides, ((decision.tn, decision.fp), (decision.fn, decision.tp)), strict=True
        ):
            support = sum(counts)
            taken = [Cell(count(number), number / max(support, 1)) for number in counts]
            rows.append([Cell(name), *(_cell(getattr(side, score)) for score in SCORES), _count(support), *taken])
        means = [_cell(sum(getattr(side, score) for side in sides) / 2) for score in SCORES]
        totals = (decision.tn + decision.fn, decision.fp + decision.tp)
        return [*rows, [_macro(), *means, _count(sum(totals)), *map(_count, totals)]]

    def _draw(self) -> None:
        """Draw the curves of the class picked over those of the others."""
        classes = self._metrics.classes if self._metrics else ()
        chosen = classes[self._chosen].sweep if classes else None
        rest = [] if self._binary else [one.sweep for one in classes if one.sweep and one.sweep is not chosen]
        others = [sweep for sweep in rest if sweep.auc is not None]
        roc, recall, prevalence = NOTHING, NOTHING, np.nan
        if chosen and chosen.auc is not None:
            roc, recall = chosen.roc(), chosen.precision_recall()
            prevalence = chosen.positives / (chosen.positives + chosen.negatives)
        self.roc.show_curves(roc, roc, [sweep.roc() for sweep in others], (0.0, 1.0))
        self.precision_recall.show_curves(
            recall, _steps(recall), [_steps(sweep.precision_recall()) for sweep in others], (prevalence, prevalence)
        )
        name = "" if self._binary else f" · {_shortened(self._names[self._chosen])}"
        auc, ap = (share(value) for value in ((chosen.auc, chosen.average_precision) if chosen else (None, None)))
        # The number first, which is the last that may be cut: what the curve is of, its axes say too.
        self.roc.legend.set_entries([(self.color, tr("AUC {value} · ROC", value=auc) + name)])
        self.precision_recall.legend.set_entries([(self.color, tr("AP {value} · precision–recall", value=ap) + name)])
        self._mark()

    def _mark(self) -> None:
        decision = self.decision
        if decision is None:
            self.roc.mark(None)
            self.precision_recall.mark(None)
            return
        self.roc.mark((decision.false_positive_rate, decision.recall))
        nobody = decision.tp + decision.fp == 0  # precision is a limit there
        self.precision_recall.mark((decision.recall, 1.0 if nobody else decision.precision))


def _macro() -> Cell:
    return Cell(tr("macro"), told=tr("The mean over the classes, each of which counts alike"))


def _roc_words(rate: str, recall: str, threshold: str) -> str:
    words = text("above {threshold}: true positive rate {recall}, false positive rate {rate}")
    return tr(words, threshold=threshold, recall=recall, rate=rate)


def _recall_words(recall: str, precision: str, threshold: str) -> str:
    words = text("above {threshold}: precision {precision}, recall {recall}")
    return tr(words, threshold=threshold, precision=precision, recall=recall)


def _steps(curve: NDArray[np.float64]) -> NDArray[np.float64]:
    """float64[2n, 2]: a staircase through (recall, precision), below which lies the average precision."""
    recall, precision = curve[:, 0], curve[:, 1]
    x = np.concatenate([np.zeros(len(recall[:1])), np.repeat(recall, 2)[:-1]])
    return np.column_stack([x, np.repeat(precision, 2)])


def _cell(value: float | None) -> Cell:
    return Cell(share(value), value or 0.0)


def _count(number: int) -> Cell:
    return Cell(count(number))


def _shortened(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1] + "…"
