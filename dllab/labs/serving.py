"""The process that judges hand-ins: one after another, as they are named on its standard input.

A line in: {"file", "lab"}. A line out: {"judged": what Judged.as_json gives}, or {"refused": a sentence} for a file
that nobody can judge. An error that nobody foresaw ends the process: the next hand-in begins with a fresh one.
"""

import os
import sys
from pathlib import Path
from typing import Any

from dllab.labs.handin import HandIn
from dllab.labs.judge import judge
from dllab.labs.lab import Lab
from dllab.labs.pipe import packed, unpacked
from dllab.messages import Sentence, UserError


def serve() -> int:
    """Judge until standard input ends; returns the exit status. What is printed meanwhile goes to standard error."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        for line in sys.stdin.buffer:
            asked = unpacked(line)
            answers.write(packed(_answer(Path(asked["file"]), Path(asked["lab"]))))
            answers.flush()
    return 0


def _answer(path: Path, lab: Path) -> dict[str, Any]:
    try:
        return {"judged": judge(HandIn.load(path), Lab.load(lab), lab).as_json()}
    except UserError as error:
        return {"refused": Sentence.of(error)}
