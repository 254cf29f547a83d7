"""What is said on the axis of time of changes that were made while a run went on."""

import pytest

from dllab import Experiment, Trainer
from dllab.gui.forms.run_marks import run_marks
from dllab.gui.kit.translations import CHINESE
from tests.gui.showing import language_of

SPIRAL = Experiment.model_validate({"dataset": {"name": "spiral", "samples": 100}})
EDITS = (
    (5, ["optimizer.learning_rate=0.5"]),
    (0, ["training.batch_size=7"]),
    (3, ["regularization.l2=0.1", "regularization.clip_norm=2"]),
)


@pytest.fixture
def course():
    """That of a run that was edited after 5 steps, twice, and after 8."""
    experiment, trainer = SPIRAL, Trainer(SPIRAL)
    for steps, entries in EDITS:
        if steps:
            trainer.train(steps)
        experiment = experiment.assigned(entries)
        trainer.edit(experiment)
    return trainer.course()


def test_that_edits_are_said_in_the_forms_words_and_follow_the_language(course, qapp):
    assert run_marks(course) == (
        (5, f"Learning rate η: {SPIRAL.optimizer.learning_rate:g} → 0.5"),
        (5, "Batch size: 32 → 7"),
        (8, "L2 λ: 0 → 0.1"),
        (8, "Clip norm: 0 → 2"),
    )
    with language_of(qapp, CHINESE):
        found = run_marks(course)
    assert [step for step, _ in found] == [5, 5, 8, 8]
    assert any("一" <= sign <= "鿿" for sign in found[1][1])
