"""A training loss that stays high: the model cannot do better, or the optimizer does not find what the model could do.

Which of the two it is, a network with fewer hidden layers tells: a deeper one can do all that a shallower one can, by
passing signals on. Where the shallower one gets lower all the same, the deeper one was not optimized. Where it does
not, the same network is trained with Adam: if that gets lower, what is slow is the training.
"""

from dataclasses import replace

from dllab.diagnostics.changing import possible, remedy
from dllab.diagnostics.cures import faster, freed, initialized, normalized, rectified, residual, squashes
from dllab.diagnostics.detector import Detector, detects
from dllab.diagnostics.evidence import Control, Evidence
from dllab.diagnostics.finding import Finding, Measured, Remedy, Severity
from dllab.diagnostics.learning import baseline, begins_alike
from dllab.diagnostics.loss_left import loss_left
from dllab.diagnostics.network_size import deeper, shallower, wider
from dllab.diagnostics.penalties import held_down
from dllab.diagnostics.per_dataset import class_counts
from dllab.diagnostics.residuals import WORTH_LEARNING, explainable
from dllab.diagnostics.trends import change, latest, recent
from dllab.experiment import Experiment
from dllab.messages import text

STEPS, EPOCHS = 500, 5  # before which a high loss means nothing
LATELY = 1 / 3  # of the run
FALLEN, FALLEN_STILL = -0.03, -0.08  # a loss that falls faster than that is on its way
LEFT, LEFT_STILL = 0.3, 0.25  # of what an answer that ignores the inputs would leave,
OF_START, OF_START_STILL = 0.3, 0.25  # and of the loss at the start: some errors are the data's, and cost little
SEVERE = 0.6
RATE = 0.01  # at which Adam soon shows what a network can do
LIKE_ADAM = ("adam", "adamw", "adamax", "nadam", "radam", "adabelief", "yogi", "adabound", "lamb", "lookahead", "swats")
PENALTIES = ("l1", "l2", "weight_decay")
PATTERN_STILL = 0.0  # of the squared errors, where it clears
BETTER = 0.9  # of the loss: a control run counts as better from a tenth less on, which two seeds hardly differ by


@detects("high_training_loss")
class HighTrainingLoss(Detector):
    """Seen in the evaluations; told apart by a control run.

    Silent where the errors that are left have no pattern in the inputs: no model, however large, does better.
    """

    symptom = True
    title = text("High training loss")
    template = text(
        "The training loss stays at {loss:.3g}: {left:.0%} of the errors of an answer that ignores the inputs are "
        "left. A run with {layers} of the hidden layers will tell whether the model or the optimization is at fault."
    )
    template_worse = text(
        "The training loss stays at {loss:.3g}: the errors are {left:.3g} times those of an answer that ignores the "
        "inputs. A run with {layers} of the hidden layers will tell whether the model or the optimization is at fault."
    )
    template_optimization = text(
        "The optimization fails: the training loss stays at {loss:.3g}, although a part of "
        "this network, with {layers} of its hidden layers, reaches {control:.3g}."
    )
    template_bias = text(
        "The model is too simple, or the inputs say too little: the training loss stays at {loss:.3g}, and depth is "
        "not to blame: with {layers} of its hidden layers the network comes no further ({control:.3g})."
    )
    template_asking = text(
        "The training loss stays at {loss:.3g}: {left:.3g} times the errors of an answer that ignores the inputs are "
        "left. A run with Adam and a learning rate of {rate:g} will tell whether the model is too simple or has not "
        "finished learning."
    )
    template_unfinished = text(
        "The network has not finished learning: the training loss stays at {loss:.3g}, but trained with Adam and a "
        "learning rate of {rate:g} for as many steps the same network reaches {control:.3g}."
    )
    template_held = text(
        "The penalties hold the weights down: those of layer {layer} have shrunk to {share:.0%} of the length they "
        "began with, and the training loss stays at {loss:.3g}."
    )
    template_freeing = text(
        "The training loss stays at {loss:.3g}. A run without regularization will tell whether that is what holds the "
        "network back."
    )
    template_restrained = text(
        "The regularization holds the network back: the training loss stays at {loss:.3g}, but without it the same "
        "network reaches {control:.3g}."
    )
    template_linear = text(
        "The model is too simple: without a hidden layer the training loss stays at {loss:.3g}; {left:.0%} of the "
        "errors of an answer that ignores the inputs are left."
    )
    template_linear_worse = text(
        "The model is too simple, or badly trained: without a hidden layer the training loss stays at {loss:.3g}; the "
        "errors are {left:.3g} times those of an answer that ignores the inputs."
    )
    why = text(
        "Either no setting of the weights fits the data (model bias), or one does and is not found (failed "
        "optimization). A deeper network can do all that a shallower one can; if it ends up higher, it was not "
        "optimized."
    )
    source = text("He, Zhang, Ren & Sun (2016), Deep Residual Learning, section 1; Goodfellow et al. (2016), chapter 8")

    def look(self, evidence: Evidence, active: bool) -> Finding | None:
        curves, experiment = evidence.evaluations, evidence.experiment
        if evidence.step < STEPS or evidence.epoch < EPOCHS:
            return None
        left, fallen = errors_left(evidence), change(curves, "train_loss_eval", LATELY)
        loss = latest(curves, "train_loss_eval")
        of_start = loss_left(evidence)
        high = left > (LEFT_STILL if active else LEFT) and of_start > (OF_START_STILL if active else OF_START)
        if not (high and fallen > (FALLEN_STILL if active else FALLEN)):
            return None
        pattern = explainable(evidence)
        if pattern is None or pattern < (PATTERN_STILL if active else WORTH_LEARNING):
            return None
        smaller = shallower(experiment)
        done = evidence.controls.get(self.kind)
        control = done.of(smaller) if done and smaller else None
        if control is not None and control.train_loss >= BETTER * loss and begins_alike(evidence):
            return None  # units that are alike are a finding of their own, and why no control run can tell
        quicker = with_adam(experiment)
        trained = done.of(quicker.experiment) if done and quicker else None
        finding = self.finding(
            Severity.PROBLEM if left > SEVERE else Severity.WARNING,
            int(curves.step[recent(curves, LATELY)][0]),
            (
                Measured(text("Errors left of those of a constant answer"), left, LEFT, share=left <= 1),
                Measured(text("Change of the training loss in the last third"), fallen, FALLEN, share=True),
                Measured(text("Training loss"), loss, step=evidence.step),
                Measured(text("Errors that those on similar examples foretell"), pattern, WORTH_LEARNING, share=True),
            ),
            loss=loss, left=left, layers=smaller.network.depth if smaller else 0,
        )  # fmt: skip
        held = held_down(evidence, active)
        if held is not None:
            values = {"layer": held.layer, "share": held.share, "loss": loss}
            held_finding = replace(finding, template=self.template_held, values=finding.values | values)
            return replace(held_finding, remedies=_for_held(experiment), layer=held.layer)
        free = freed(experiment)
        without = done.of(free.experiment) if done and free else None
        if free is not None and without is None:
            remedies = possible(free, wider(experiment))
            return replace(finding, template=self.template_freeing, control=free.experiment, remedies=remedies)
        if free is not None and without is not None and without.train_loss < BETTER * loss:
            number = Measured(
                text("Training loss without regularization"), without.train_loss, loss, step=without.steps
            )
            return replace(
                finding,
                template=self.template_restrained,
                values=finding.values | {"control": without.train_loss},
                numbers=(*finding.numbers, number),
                remedies=possible(free),
            )
        if control is not None and control.train_loss >= BETTER * loss and quicker is not None:
            if trained is None:
                asking = replace(finding, template=self.template_asking, values=finding.values | {"rate": RATE})
                return replace(asking, control=quicker.experiment, remedies=possible(quicker, wider(experiment)))
            if trained.train_loss < BETTER * loss:
                return self._unfinished(finding, trained, loss, quicker, experiment)
        if smaller is None:
            template = self.template_linear if left <= 1 else self.template_linear_worse
            return replace(finding, template=template, remedies=_for_bias(experiment))
        if control is None:
            template = self.template if left <= 1 else self.template_worse
            return replace(finding, template=template, control=smaller, remedies=_undecided(experiment, smaller))
        return self._judged(finding, control, loss, experiment)

    def _unfinished(
        self, finding: Finding, trained: Control, loss: float, quicker: Remedy, experiment: Experiment
    ) -> Finding:
        said = text("Training loss of the network trained with Adam")
        number = Measured(said, trained.train_loss, loss, step=trained.steps)
        values = {**finding.values, "control": trained.train_loss, "rate": RATE}
        return replace(
            finding,
            template=self.template_unfinished,
            values=values,
            numbers=(*finding.numbers, number),
            remedies=possible(quicker, faster(experiment)),
        )

    def _judged(self, finding: Finding, control: Control, loss: float, experiment: Experiment) -> Finding:
        """The finding, with the verdict that the control run allows."""
        failed = control.train_loss < BETTER * loss
        number = Measured(text("Training loss of the shallower network"), control.train_loss, loss, step=control.steps)
        return replace(
            finding,
            template=self.template_optimization if failed else self.template_bias,
            values={**finding.values, "control": control.train_loss},
            numbers=(*finding.numbers, number),
            remedies=_for_optimization(experiment) if failed else _for_bias(experiment),
        )


def errors_left(evidence: Evidence) -> float:
    """Which share of the errors of an answer that ignores the inputs is left.

    Classification: (1 − accuracy)/(1 − share of the most common class), on the training examples. Regression: the
    loss for that of a constant answer, which is 1 − R² under the mean squared error.
    """
    curves, dataset = evidence.evaluations, evidence.dataset
    if dataset.task == "classification":
        counts = class_counts(dataset)
        wrong = 1 - float(counts.max() / counts.sum())
        return (1 - latest(curves, "train_accuracy", LATELY)) / wrong
    constant = baseline(evidence)
    return latest(curves, "train_loss_eval") / constant if constant > 0 else 0.0


def with_adam(experiment: Experiment) -> Remedy | None:
    """A quick and robust optimizer at a rate that nothing lowers; None where the run has one like it."""
    quick = experiment.optimizer.name in LIKE_ADAM and experiment.optimizer.learning_rate >= RATE / 3
    if quick and experiment.schedule.name == "constant":
        return None
    entries = {"optimizer": {"name": "adam", "learning_rate": RATE}, "schedule": "constant"}
    return remedy(text("Use Adam with a learning rate of {rate:g}"), experiment, entries, rate=RATE)


def _undecided(experiment: Experiment, smaller: Experiment) -> tuple[Remedy, ...]:
    count = smaller.network.depth
    fewer = Remedy(text("Use fewer hidden layers, as in the control run: {count}"), {"count": count}, smaller)
    return possible(fewer, wider(experiment))


def _for_optimization(experiment: Experiment) -> tuple[Remedy, ...]:
    """What helps gradients through a deep network, the most likely cause first."""
    fading = any(squashes(activation) for activation in experiment.network.activations)
    adam = {"name": "adam", "learning_rate": 0.001}
    return possible(
        rectified(experiment) if fading else initialized(experiment),
        normalized(experiment),
        residual(experiment),
        remedy(text("Use Adam with a learning rate of {rate:g}"), experiment, {"optimizer": adam}, rate=0.001),
    )[:3]


def _for_held(experiment: Experiment) -> tuple[Remedy, ...]:
    """What lets weights grow."""
    penalties = experiment.regularization
    tenth = {f"regularization.{name}": getattr(penalties, name) / 10 for name in PENALTIES}
    return possible(
        remedy(text("Leave the regularization out"), experiment, {f"regularization.{name}": 0.0 for name in PENALTIES}),
        remedy(text("Make the penalties ten times smaller"), experiment, tenth),
    )


def _for_bias(experiment: Experiment) -> tuple[Remedy, ...]:
    """What gives a model more freedom."""
    network = experiment.network
    linear = network.depth > 0 and all(activation.linear for activation in network.activations)
    return possible(
        remedy(text("Use tanh: without it the network is linear"), experiment, {"network.activation": "tanh"})
        if linear else None,
        wider(experiment),
        deeper(experiment),
    )[:3]  # fmt: skip
