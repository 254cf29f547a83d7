"""The calendar says what a walk through the epochs, step by step, finds."""

import csv
import json
from math import ceil

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.engine.state import EPOCH, POSITION, SIZE
from dllab.experiment.sections import TrainingSection
from dllab.training.calendar import Calendar
from dllab.training.export.model import Model
from dllab.training.recording import write_run
from dllab.training.refusals import objections
from tests.training.examples import clouds, experiment

SPIRAL = {"training": {"batch_size": 32, "epochs": 10}}  # on 700 examples: 22 steps an epoch


def training(**entries):
    return TrainingSection.model_validate(entries)


def size_of(epoch, examples, easy):
    """A fifth of the examples at first, all of them after `easy` epochs."""
    return examples if epoch >= easy else ceil((0.2 + 0.8 * epoch / easy) * examples - 1e-9)


class Walk:
    """A run taken step by step: (epoch, position, size) at every step, and its time in epochs."""

    def __init__(self, examples):
        self.examples = examples
        self.epoch, self.position, self.size = 0, 0, examples
        self.places, self.times = [], []
        self.before, self.taken, self.count = 0.0, 0, 1  # of the epoch: done when its steps were counted, since, in all

    def take(self, settings, steps=None):
        """So many steps, or all up to the end of the epochs."""
        batch, easy = min(settings.batch_size, self.examples), settings.curriculum * settings.epochs
        if self.position:
            self.before, self.taken = self.position / self.size, 0
            self.count = ceil((self.size - self.position) / batch)
        while (self.epoch < settings.epochs) if steps is None else steps > 0:
            if self.position == 0:
                self.size = size_of(self.epoch, self.examples, easy)
                self.before, self.taken, self.count = 0.0, 0, ceil(self.size / batch)
            self.note()
            self.position = min(self.position + batch, self.size)
            self.taken += 1
            steps = None if steps is None else steps - 1
            if self.position == self.size:
                self.epoch, self.position = self.epoch + 1, 0
        return self

    def note(self):
        self.places.append((self.epoch, self.position, self.size))
        self.times.append(self.epoch + self.before + (1 - self.before) * self.taken / self.count)


def random_settings(random):
    return training(
        batch_size=int(random.integers(1, 40)), epochs=int(random.integers(1, 12)),
        curriculum=float(random.choice([0.0, 0.3, 0.5, 1.0])),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_that_every_step_has_its_place_whatever_was_edited_before(seed):
    random = np.random.default_rng(seed)
    examples, settings = int(random.integers(1, 60)), random_settings(random)
    walk, calendar, step = Walk(examples), Calendar.of(settings, examples), 0
    for _ in range(random.integers(0, 4)):
        taken = int(random.integers(0, 30))
        walk.take(settings, taken)
        step += taken
        settings = random_settings(random).model_copy(update={"curriculum": settings.curriculum})
        calendar = calendar.edited(step, settings)
    behind = walk.epoch >= settings.epochs
    walk.take(settings)
    assert calendar.total == calendar.end == (step if behind else len(walk.places))
    steps = np.arange(len(walk.places))
    epochs, positions, sizes = np.array(walk.places, np.int64).reshape(-1, 3).T
    found = calendar.place(steps)
    assert found.epoch.tolist() == epochs.tolist() and found.position.tolist() == positions.tolist()
    assert found.size[positions > 0].tolist() == sizes[positions > 0].tolist()
    assert calendar.epoch_at(steps).tolist() == (epochs + positions / sizes).tolist()
    np.testing.assert_allclose(calendar.clock(steps, 7), 7 * np.array(walk.times), rtol=1e-12)
    starts = [*np.flatnonzero(positions == 0).tolist(), len(steps)]
    for now in steps[step:]:
        assert calendar.steps_left_in_epoch(now) == next(start for start in starts if start > now) - now
    if not behind:
        assert float(calendar.epoch_at(calendar.total)) == settings.epochs


def test_that_epochs_of_equal_length_tick_in_whole_steps():
    calendar = Calendar.of(training(batch_size=32, epochs=10), 700)
    assert calendar.clock(np.arange(500), calendar.steps_per_epoch).tolist() == list(range(500))


@pytest.mark.parametrize("curriculum", [0.0, 0.5])
def test_that_a_run_without_end_costs_no_more(curriculum):
    calendar = Calendar.of(training(batch_size=1, epochs=10**12, curriculum=curriculum), 1000)
    last = calendar.total - 1
    assert calendar.epoch_at([last, last + 1]).tolist() == pytest.approx([1e12, 1e12])
    assert int(calendar.place(last).epoch) == 10**12 - 1 and calendar.steps_left_in_epoch(last) == 1
    assert calendar._blocks(0).shape[1] <= 1000, "no more than there are steps in an epoch"


@pytest.mark.parametrize("curriculum, steps", [(0.0, 220), (0.5, 169), (1.0, 128)])
def test_that_a_curriculum_makes_a_run_as_short_as_it_is(curriculum, steps):
    chosen = Experiment.model_validate({"training": SPIRAL["training"] | {"curriculum": curriculum}})
    assert Calendar.of(chosen.training, 700).total == steps
    trainer = Trainer(chosen)
    assert trainer.calendar.total == steps
    trainer.train(steps)
    assert trainer.engine.state.cursor[EPOCH] == 10 and trainer.engine.state.cursor[POSITION] == 0


def test_that_a_warm_up_longer_than_the_curriculum_leaves_is_objected_to():
    chosen = Experiment.model_validate({"schedule": {"name": "cosine", "warmup_steps": 180}, **SPIRAL})
    assert objections(chosen, Calendar.of(chosen.training, 700)) == {}
    easy = chosen.model_copy(update={"training": chosen.training.model_copy(update={"curriculum": 0.5})})
    assert list(objections(easy, Calendar.of(easy.training, 700))) == ["schedule.warmup_steps"]


def test_that_the_clock_is_the_engine_s_whatever_is_edited():
    settings = {"batch_size": 8, "epochs": 9, "curriculum": 0.5}
    trainer = Trainer(experiment(training=settings), clouds())
    for step in range(60):
        if step in (4, 11, 29):
            settings = settings | {"batch_size": 3 + step % 7, "epochs": 9 + step}
            trainer.edit(experiment(training=settings))
        _, epoch, position, size = trainer.engine.state.cursor.tolist()
        assert trainer.epoch == epoch + position / size
        if position:
            assert trainer.calendar.steps_left_in_epoch(step) == ceil((size - position) / trainer.engine.batch)
        trainer.train(1)
    assert trainer.engine.state.cursor[SIZE] == 21


def cosine_edited_at_half_time():
    """A run of the two spirals at step 110 of 220, whose batch becomes 64: 55 steps are left."""
    table = {"optimizer": {"name": "sgd", "learning_rate": 1e-3}, "schedule": {"name": "cosine"}, **SPIRAL}
    trainer = Trainer(Experiment.model_validate(table))
    trainer.train(110)
    trainer.edit(Experiment.model_validate(table | {"training": {"batch_size": 64, "epochs": 10}}))
    return trainer


def test_that_another_batch_size_leaves_the_schedule_its_epochs_also_in_what_is_exported():
    trainer = cosine_edited_at_half_time()
    assert trainer.calendar.total == 165
    expected = 1e-3 * (1 + np.cos(np.pi * np.arange(110, 165) / 165)) / 2
    assert trainer.next_rate == pytest.approx(2.5e-4)
    np.testing.assert_allclose(Model.of(trainer.now, trainer.dataset).rates, expected)
    trainer.train(55)
    np.testing.assert_allclose(trainer.history.column("learning_rate")[1][110:], expected, rtol=1e-6)


def test_that_the_history_ends_in_the_epoch_in_which_the_run_did(tmp_path):
    curriculum = Experiment.model_validate({"training": SPIRAL["training"] | {"curriculum": 1.0}})
    for number, trainer in enumerate((cosine_edited_at_half_time(), Trainer(curriculum))):
        trainer.train(trainer.calendar.end - trainer.step)
        (tmp_path / str(number)).mkdir()
        write_run(trainer, tmp_path / str(number))
        rows = list(csv.DictReader((tmp_path / str(number) / "history.csv").read_text().splitlines()))
        summary = json.loads((tmp_path / str(number) / "summary.json").read_text())
        assert float(rows[-1]["epoch"]) == summary["epochs"] == 10.0
        epochs = [float(row["epoch"]) for row in rows]
        assert epochs == sorted(epochs) and len(set(epochs)) == len(epochs)


@pytest.mark.parametrize("entries", [{"curriculum": 0.5}, {}])
def test_that_a_schedule_that_counts_epochs_falls_when_the_epoch_begins(entries):
    table = {
        "schedule": {"name": "step", "period": 3, "unit": "epochs", "gamma": 0.5},
        "training": {"batch_size": 8, "epochs": 12} | entries,
    }
    trainer = Trainer(experiment(**table), clouds())
    for step in range(24):
        if step == 10:
            table["training"] = table["training"] | {"batch_size": 4}
            trainer.edit(experiment(**table))
        assert trainer.next_rate == 0.05 * 0.5 ** (trainer.engine.state.cursor[EPOCH] // 3)
        trainer.train(1)


def test_that_an_extended_run_ends_later_and_its_schedule_does_not():
    calendar = Calendar.of(training(batch_size=8, epochs=4), 21).extended(12)
    assert (calendar.total, calendar.end) == (12, 24)
    assert calendar.edited(14, training(batch_size=8, epochs=4)) is calendar
    assert calendar.edited(14, training(batch_size=8, epochs=6)).end == 18
