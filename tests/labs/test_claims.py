"""What labs tell of runs that nobody checks is what those runs do."""

import pytest

from dllab import Trainer
from dllab.labs.lab import Lab, changed, shipped

VANISHING, ACTIVATIONS = (next(path for path in shipped() if path.name.startswith(number)) for number in ("27-", "39-"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [8, 9])  # the largest loss, and the fastest first layer, of its ten
def test_that_ten_times_as_many_steps_do_not_help_twenty_sigmoid_layers(seed):
    lab = Lab.load(VANISHING)
    step = next(step for step in lab.step if step.kind == "do")
    trainer = Trainer(changed(lab.start_of(step, seed), {"training.epochs": 228}))
    trainer.train(500, record_every=1)
    assert trainer.history.column("update_ratio/layer1")[1][400:].max() < 2e-8
    trainer.train(4500)
    assert trainer.step == 5000 and trainer.scores("train").loss == pytest.approx(0.69, abs=0.01)
    assert trainer.scores("val").accuracy == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(
    ("activation", "seed", "steps"),
    [("sigmoid", 5, 224), ("sigmoid", 4, 500), ("tanh", 1, 33), ("tanh", 3, 136), ("gelu", 1, 41), ("gelu", 3, 129),
     ("relu", 8, 30), ("relu", 5, 62)],
)  # fmt: skip
def test_that_the_validation_loss_of_lab_39_comes_below_a_tenth_when_it_says(activation, seed, steps):
    lab = Lab.load(ACTIVATIONS)
    step = next(step for step in lab.step if step.id == activation)
    trainer = Trainer(changed(lab.start_of(step, seed), {"network.activation": {"name": activation}}))
    while trainer.step < 600:
        trainer.train(1)
        if trainer.scores("val").loss < 0.1:
            break
    assert trainer.step == steps
