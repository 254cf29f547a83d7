"""One run out of a hand-in, to be looked at: as the grader would train it again, or not at all."""

from collections.abc import Sequence
from pathlib import Path

from dllab.labs.attempt import refuse
from dllab.labs.handin import HandIn
from dllab.labs.lab import Lab, shipped
from dllab.labs.tables import NotKnown
from dllab.training.recipe import Recipe


def run_in(path: Path, labs: Sequence[Path], step: str) -> tuple[Recipe, int]:
    """The recipe of a step's run in the hand-in `path`, and its steps.

    labs: as `grade` takes them. The weights that it has to begin with are trained again, if there are any. Raises
    UserError, for a run that costs too much as well.
    """
    handin = HandIn.load(path)
    known = {lab.id: lab for lab in map(Lab.load, labs or shipped())}
    if handin.lab.id not in known:
        raise NotKnown("labs", handin.lab.id, known)
    lab = known[handin.lab.id]
    work, one = handin.work(lab), lab.of_id(step)
    record = work.record(one)
    refuse(record, lab.start_of(one, work.seed), lab.budget, one.weights_of is not None)
    given = work.given(one)
    return given.put_into(record.recipe) if given else record.recipe, record.steps
