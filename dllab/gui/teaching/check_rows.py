"""The checks of a step that is being made: what is measured, the bound, and what was found for every seed."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QToolButton, QWidget

from dllab.gui.forms.differences import key_title
from dllab.gui.kit.labels import WrappedLabel
from dllab.gui.kit.language import tr
from dllab.gui.kit.theme import Theme
from dllab.gui.panels.lab.measured import finding_words, quantity_words
from dllab.gui.panels.lab.words import outcome_word
from dllab.gui.teaching.dots import Dots
from dllab.labs.bounds import EXACT
from dllab.labs.numbers import NotANumber, read_number
from dllab.labs.offers import BOUNDS, TIERS, check_name, widest
from dllab.labs.verify import Proof
from dllab.numerals import number

Check = dict[str, Any]
BOUND_WIDTH = 90  # pixels; for text of POINTS


def side_of(check: Check) -> str:
    """Which bound it has, of BOUNDS; "" where it has none, or another one."""
    return next((side for side in BOUNDS if side in check), "")


def measured_key(check: Check) -> str:
    """What tells whether two checks measure the same, whatever their bounds."""
    return repr(sorted((key, repr(entry)) for key, entry in check.items() if key not in (*BOUNDS, TIERS)))


def check_words(check: Check) -> str:
    """What is required, without its number."""
    match check["that"]:
        case "finding":
            there = check.get("present", True)
            found = finding_words(check["kind"])
            return (
                tr("Finding present: {finding}", finding=found)
                if there
                else tr("Finding absent: {finding}", finding=found)
            )
        case "outcome":
            return tr("The run ends so: {outcome}", outcome=outcome_word(check["is"][0]))
        case "changed_only":
            return tr("Only these may be changed: {keys}", keys=", ".join(map(key_title, check["keys"])))
    return quantity_words(check_name(check))


def _typed(bound: float) -> str:
    """A bound as it can be typed again: what is shown is what passes."""
    return f"{bound:.{EXACT}g}"


class CheckRows(QWidget):
    """A row a check. edited: carries all of them, and the number of the one that somebody changed."""

    edited = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme(dark=False, presentation=False)
        self.checks: tuple[Check, ...] = ()
        self.proofs: Mapping[str, Proof] = {}
        self.rows: list[CheckRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(3, 2)

    def show_checks(self, checks: tuple[Check, ...], proofs: Mapping[str, Proof]) -> None:
        """Show checks, and by what they measure what was found. A row whose check measures the same is kept."""
        same = [measured_key(check) for check in checks] == [measured_key(check) for check in self.checks]
        self.checks, self.proofs = checks, proofs
        if not same:
            self._make_anew()
        for row, check in zip(self.rows, checks, strict=True):
            row.show_check(check, proofs.get(measured_key(check)))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in self.rows:
            row.apply_theme(theme)

    def retranslate(self) -> None:
        for row in self.rows:
            row.retranslate()

    def _make_anew(self) -> None:
        for row in self.rows:
            row.remove()
        self.rows = []
        for place in range(len(self.checks)):
            row = CheckRow(self._grid, place)
            row.edited.connect(partial(self._change, place))
            row.removed.connect(partial(self._remove, place))
            row.apply_theme(self._theme)
            self.rows.append(row)

    def _change(self, place: int, check: Check) -> None:
        self.edited.emit((*self.checks[:place], check, *self.checks[place + 1 :]), place)

    def _remove(self, place: int) -> None:
        self.edited.emit((*self.checks[:place], *self.checks[place + 1 :]), -1)


class CheckRow(QWidget):
    """One check; its parts lie in a grid, so that those of all rows stand below each other."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, grid: QGridLayout, row: int):
        super().__init__(grid.parentWidget())
        self.hide()  # it is drawn by its parts
        self.check: Check = {"that": "unchanged"}
        self._proof: Proof | None = None
        self.words, self.side, self.bound, self.dots = WrappedLabel(), QComboBox(), QLineEdit(), Dots()
        self.tiers, self.propose, self.drop = QLineEdit(), QToolButton(), QToolButton()
        self.parts = (self.words, self.side, self.bound, self.dots, self.propose, self.drop, self.tiers)
        for column, part in enumerate(self.parts[:-1]):
            grid.addWidget(part, 2 * row, column)
        grid.addWidget(self.tiers, 2 * row + 1, 1, 1, 3)
        self.side.addItems(["", ""])
        self.side.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.side.activated.connect(self._tell)
        self.bound.editingFinished.connect(self._tell)
        self.tiers.editingFinished.connect(self._tell_tiers)
        self.propose.clicked.connect(self._propose)
        self.drop.clicked.connect(self.removed)

    def show_check(self, check: Check, proof: Proof | None) -> None:
        """Show a check, and what was found of it."""
        self.check, self._proof = check, proof
        side = side_of(check)
        if side:
            self.side.setCurrentIndex(BOUNDS.index(side))
            self.bound.setText(_typed(check[side]))
        for part in (self.side, self.bound):
            part.setVisible(bool(side))
        self._show_tiers()
        self.tiers.setVisible(bool(side) and check["that"] == "score")
        limits = (check.get("at_least", -float("inf")), check.get("at_most", float("inf")))
        self.dots.show_values(*self._values, limits)
        self.dots.setVisible(bool(side))
        self.propose.setVisible(bool(side))
        self.propose.setEnabled(self.proposed not in (None, check.get(side)))
        self.retranslate()

    @property
    def proposed(self) -> float | None:
        """The widest bound that keeps all seeds, where they were looked at; none for the length of a run."""
        side = side_of(self.check)
        return widest(side, *self._values) if side and self.check["that"] != "steps" else None

    def retranslate(self) -> None:
        self.words.say(check_words(self.check) + self._failed_words())
        for place, words in enumerate((tr("at least"), tr("at most"))):
            self.side.setItemText(place, words)
        self.side.setToolTip(tr("On which side of the number it passes"))
        self.bound.setToolTip(tr("The number that is needed"))
        self.tiers.setPlaceholderText(tr("Medium, strong, boss: further numbers"))
        self.tiers.setToolTip(
            tr("Up to three more numbers, parted by commas, each harder than the one before; every level earns as much")
        )
        proposed = self.proposed
        said = tr("Widest") if proposed is None else tr("Widest: {number}", number=number(proposed, EXACT))
        self.propose.setText(said)
        self.propose.setToolTip(
            tr("Half way between the worst seed and what is there before anything is done; Verify first")
        )
        self.drop.setText("✕")
        self.drop.setToolTip(tr("Require this no longer"))
        for part, name in ((self.side, self.side.toolTip()), (self.bound, self.bound.toolTip()),
                           (self.tiers, self.tiers.placeholderText()), (self.propose, said),
                           (self.drop, self.drop.toolTip())):  # fmt: skip
            part.setAccessibleName(tr("{name}: {value}", name=self.words.text(), value=name))

    def apply_theme(self, theme: Theme) -> None:
        self.words.apply_theme(theme)
        self.dots.apply_theme(theme)
        self.bound.setFixedWidth(theme.scaled(BOUND_WIDTH))

    def remove(self) -> None:
        """Take it away."""
        for part in (*self.parts, self):
            part.hide()
            part.deleteLater()

    @property
    def _values(self) -> tuple[list[float], list[float]]:
        """What the solution gives, and what is there before."""
        found = (self._proof.found, self._proof.at_start) if self._proof else ({}, {})
        solved, begun = ([one.value for one in each.values() if isinstance(one.value, float)] for each in found)
        return solved, begun

    def _failed_words(self) -> str:
        """How many seeds fail, where a check has no number to show them by."""
        if self._proof is None or side_of(self.check):
            return ""
        passed, of = len(self._proof.found) - len(self._proof.failed), len(self._proof.found)
        return " — " + tr("{passed} of {count} seeds", passed=passed, count=of)

    def _tell(self) -> None:
        side = BOUNDS[self.side.currentIndex()]
        try:
            bound = read_number(self.bound.text())
        except NotANumber:
            self.bound.setText(_typed(self.check[side_of(self.check)]))
            return
        self._put(side, bound)

    def _propose(self) -> None:
        if self.proposed is not None:
            self._put(side_of(self.check), self.proposed)

    def _show_tiers(self) -> None:
        self.tiers.setText(", ".join(_typed(tier) for tier in self.check.get(TIERS, ())))

    def _tell_tiers(self) -> None:
        try:
            tiers = [read_number(one) for one in self.tiers.text().replace("，", ",").split(",") if one.strip()]
        except NotANumber:
            self._show_tiers()
            return
        changed = {key: entry for key, entry in self.check.items() if key != TIERS}
        self._change(changed | ({TIERS: tiers} if tiers else {}))

    def _put(self, side: str, bound: float) -> None:
        """Put a bound in the place of the one that is shown; another one, on the other side, stays."""
        changed = {key: entry for key, entry in self.check.items() if key != side_of(self.check)}
        self._change(changed | {side: bound})

    def _change(self, check: Check) -> None:
        if check != self.check:
            self.edited.emit(check)
