"""One update of one weight in numbers."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget

from dllab.engine.network import Layer
from dllab.experiment import Experiment
from dllab.gui.kit.contrast import mix
from dllab.gui.kit.language import tr
from dllab.gui.kit.layouts import horizontal, vertical
from dllab.gui.kit.spin import IndexSpin
from dllab.gui.kit.theme import Theme
from dllab.gui.kit.tone import fill
from dllab.gui.panels.microscope.words import (
    Equation,
    WorkedSection,
    derivation,
    verdict_help,
    verdict_words,
    weight_name,
)
from dllab.training.microscope.difference import Check, Verdict
from dllab.training.microscope.look import Address, Look, WeightUpdate

SHORT = 36  # characters that go on one line
MARKS = {Verdict.AGREES: "✓ ", Verdict.DIFFERS: "✗ "}


class UpdateView(QWidget):
    """`chosen` says that another example, unit or input is wanted."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.example, self.unit, self.column = IndexSpin(), IndexSpin(), IndexSpin()
        self.badge = QLabel()
        self.page = QTextEdit(readOnly=True)
        self.page.setFrameShape(QTextEdit.Shape.NoFrame)
        self.page.setTabChangesFocus(True)
        self._hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._theme = Theme(dark=False, presentation=False)
        self._shown: tuple[Look, WeightUpdate, Experiment] | None = None
        self._html = ""
        self._filters = False  # whether units are filters
        self._lay_out()
        for spin in (self.example, self.unit, self.column):
            spin.valueChanged.connect(self.chosen)
        self.example.set_range(0, 1)
        self.unit.set_range(1, 1)
        self.column.set_range(0, 1)
        self.column.show_value(1)

    def _lay_out(self) -> None:
        whole = vertical(self, spacing=0)
        row = horizontal(whole, self.example, self.unit, self.column, margins=(8, 4, 8, 4), spacing=4)
        row.addStretch(1)
        below = horizontal(whole, self.badge, margins=(8, 0, 8, 4))
        below.addStretch(1)
        whole.addWidget(self.page, 1)
        whole.addWidget(self._hint, 1)
        self.badge.hide()
        self.page.hide()

    @property
    def example_chosen(self) -> int | None:
        """The number of a training example, from 0, or None for the next batch."""
        return self.example.value() - 1 if self.example.value() else None

    def address(self, layer: int) -> Address:
        """The weight chosen, in a layer counted from 1."""
        column = self.column.value() - 1 if self.column.value() else None
        return Address(layer, self.unit.value() - 1, column)

    def set_bounds(self, examples: int, layer: Layer) -> None:
        """How many examples can be chosen from, and whose units, inputs and biases."""
        self._filters = layer.geometry is not None
        self.example.set_range(0, examples)
        self.unit.set_range(1, layer.fan_out)
        self.column.set_range(0 if layer.biased else 1, layer.fan_in)
        self._name_weight()

    def choose(self, *, unit: int, column: int | None = None, example: int | None = None) -> None:
        """Choose without a signal: unit from 1, column from 1 with 0 for the bias, example from 1."""
        self.unit.show_value(unit)
        if column is not None:
            self.column.show_value(column)
        if example is not None:
            self.example.show_value(example)

    def show_answer(self, look: Look, update: WeightUpdate, experiment: Experiment) -> None:
        """Write it out; where the reader has scrolled to, stays in view."""
        self._shown = look, update, experiment
        check = update.check
        name = weight_name(update.address, look.geometry(update.address))
        self.badge.setText(f"{MARKS.get(check.verdict, '')}∂L/∂{name}: {verdict_words(check)}")
        self.badge.setToolTip(verdict_help(check))
        self._color_badge(check)
        html = _page(derivation(look, update, experiment), self._theme)
        if html != self._html:
            self._html = html
            bar = self.page.verticalScrollBar()
            place = bar.value()
            self.page.setHtml(html)
            bar.setValue(place)
        self.badge.show()
        self.page.show()
        self._hint.hide()

    def show_nothing(self, hint: str) -> None:
        """Say why there is nothing to see."""
        self._shown = None
        self.badge.hide()
        self.page.hide()
        self._hint.setText(hint)
        self._hint.show()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        fill(self, theme.background)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        own = QFontInfo(font).family()  # rather than an alias, which could become any font beside others
        font.setFamilies([own, *QApplication.font().families()])  # which know Chinese
        font.setPointSize(theme.point_size)
        self.page.setFont(font)
        self._hint.setStyleSheet(f"color: {theme.muted}; font-size: {theme.point_size + 1}pt")
        self._show_again()

    def retranslate(self) -> None:
        """Set every text again, in the current language."""
        self.example.setSpecialValueText(tr("next batch"))
        self.example.setPrefix(tr("example "))
        self.example.setToolTip(tr("The training example that is followed; at the lowest, the whole next batch"))
        self.example.setAccessibleName(tr("Example"))
        self._name_weight()
        self.page.setAccessibleName(tr("One update of one weight, in numbers"))
        self._show_again()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def _name_weight(self) -> None:
        """What is chosen: a unit and its input, or a filter and its weight; the lowest is the bias, if there is one."""
        biased = self.column.minimum() == 0
        if self._filters:
            self._name_filter_weight(biased)
            return
        self.unit.setPrefix(tr("unit "))
        self.unit.setToolTip(tr("The unit that the weight leads to"))
        self.unit.setAccessibleName(tr("unit"))
        self.column.setPrefix(tr("input "))
        self.column.setAccessibleName(tr("Input"))
        self.column.setSpecialValueText(tr("bias") if biased else "")
        from_input, or_bias = (
            tr("The input that the weight comes from"),
            tr("The input that the weight comes from; at the lowest, the unit's bias"),
        )
        self.column.setToolTip(or_bias if biased else from_input)

    def _name_filter_weight(self, biased: bool) -> None:
        self.unit.setPrefix(tr("filter "))
        self.unit.setToolTip(tr("The filter that the weight belongs to"))
        self.unit.setAccessibleName(tr("filter"))
        self.column.setPrefix(tr("weight "))
        self.column.setAccessibleName(tr("weight"))
        self.column.setSpecialValueText(tr("bias") if biased else "")
        of_weights, or_bias = (
            tr("The weight of the filter, counted channel by channel and row by row"),
            tr("The weight of the filter, counted channel by channel and row by row; at the lowest, its bias"),
        )
        self.column.setToolTip(or_bias if biased else of_weights)

    def _show_again(self) -> None:
        self._html = ""
        if self._shown is not None:
            self.show_answer(*self._shown)

    def _color_badge(self, check: Check) -> None:
        theme = self._theme
        color = {Verdict.AGREES: theme.good, Verdict.DIFFERS: theme.alarm}.get(check.verdict, theme.muted)
        self.badge.setStyleSheet(
            f"background: {mix(theme.background, color, 0.16)}; color: {theme.foreground};"
            f"border: 1px solid {color}; border-radius: 4px; padding: 2px 8px; font-size: {theme.point_size - 1}pt"
        )


def _page(sections: tuple[WorkedSection, ...], theme: Theme) -> str:
    """A table a derivation, so that equals signs stand below each other."""
    rows = []
    for section in sections:
        heading = f'<b style="color:{theme.train}">{escape(section.heading)}</b>'
        rows.append(f'<tr><td colspan="3" style="padding-top:8px">{heading}</td></tr>')
        rows += [row for equation in section.equations for row in _rows(equation, theme)]
    style = f"color:{theme.foreground}"
    return f'<table cellspacing="0" cellpadding="1" width="100%" style="{style}">{"".join(rows)}</table>'


def _rows(equation: Equation, theme: Theme) -> list[str]:
    """Formula, numbers and value, on two lines where they are long; the value stands out.

    What is several values of something that is no value itself, such as an example, follows a colon.
    """
    left = escape(equation.left)
    if equation.note:
        return [f'<tr><td colspan="3" style="color:{theme.muted}">{left}</td></tr>']
    *before, value = equation.rights
    sign = ":" if " = " in value else "="
    value = value.replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")  # a line breaks between them
    if sum(map(len, before)) + len(value) <= SHORT:
        rights = [" = ".join([*map(escape, before), f"<b>{escape(value)}</b>"])]
    else:
        rights = [f'<span style="color:{theme.muted}">{escape(before[0])}</span>'] if before else []
        rights.append(" = ".join([*map(escape, before[1:]), f"<b>{escape(value)}</b>"]))
    names = [left, *[""] * (len(rights) - 1)]
    return [
        f'<tr><td align="right" style="white-space:nowrap">{name}</td>'
        f'<td style="padding-left:6px;padding-right:6px">{sign}</td><td width="100%">{right}</td></tr>'
        for name, right in zip(names, rights, strict=True)
    ]
