"""Several have a say in whether a widget is shown: one that objects is enough."""

from PySide6.QtWidgets import QWidget

REASONS = "kept_back_for"  # the property that lists who objects


def keep_back(widget: QWidget, reason: str, on: bool) -> None:
    """Hide the widget for this reason, or no longer; it is shown while there is none."""
    before = widget.property(REASONS) or []
    reasons = {*before} - {reason}
    if on:
        reasons.add(reason)
    if sorted(reasons) != before or widget.isHidden() != bool(reasons):  # what is new in a window is hidden at first
        widget.setProperty(REASONS, sorted(reasons))
        widget.setVisible(not reasons)


def is_kept_back(widget: QWidget, reason: str) -> bool:
    """Whether this is among the reasons for which it is hidden."""
    return reason in (widget.property(REASONS) or ())
