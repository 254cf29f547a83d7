"""A start without a display that can be used: a sentence instead of an abort."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from dllab.output import tell

NO_DISPLAY = 2  # the exit status


@contextmanager
def told_in_words() -> Iterator[None]:
    """While the application is made: where Qt finds no display it would abort; say why, and end the process."""
    reasons: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, said: str | None) -> None:
        words = " ".join((said or "").split())
        if kind == QtMsgType.QtFatalMsg:
            why = "; ".join(reasons) or words
            tell(
                f"dllab: error: there is no display to open a window on ({why.rstrip('.')}). Without a display: "
                "dllab train FILE.toml; dllab --help lists what else"
            )
            os._exit(NO_DISPLAY)
        reasons.append(words)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    for reason in reasons:
        tell(f"dllab: {reason}")
