"""What is set in a folded part of the form, in a line of words."""

from collections.abc import Callable, Collection

from pydantic import BaseModel

from dllab.catalogue import Choice, Parameter, parameters_of
from dllab.experiment import Experiment
from dllab.gui.forms.numbers import shown_list
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import option_words
from dllab.gui.panels.experiment.dataset_form import ESSENTIAL as OF_DATASET
from dllab.numerals import number

OF_OPTIMIZER = ("learning_rate",)  # what is not folded, of each
OF_REGULARIZATION = ("l2",)
OF_NETWORK = ("dropout",)
OF_TRAINING = ("batch_size",)
UNSAID = ("choice", "text", "path", "points")  # kinds of parameters that a line cannot hold


def summary(section: str, experiment: Experiment) -> str:
    """The line for the section called so."""
    return ", ".join(filter(None, SUMMARIES[section](experiment)))


def _dataset(experiment: Experiment) -> list[str]:
    return told(experiment.dataset, OF_DATASET) or [tr("nothing to set")]


def _network(experiment: Experiment) -> list[str]:
    network = experiment.network
    norm = network.normalization
    layerwise = (network.layer_activations or network.layer_dropouts) and tr("layer by layer")
    plain = norm.name == NONE
    words = [tr(network.initializer.label), tr("no normalization") if plain else tr(norm.label)]
    return [*words, *told(network, OF_NETWORK, changed=True), layerwise or ""]


def _choice(choice: Choice) -> list[str]:
    return [tr(choice.label), *told(choice, changed=True)]


def _optimizer(experiment: Experiment) -> list[str]:
    return told(experiment.optimizer, OF_OPTIMIZER) or [tr("nothing to set")]


def _regularization(experiment: Experiment) -> list[str]:
    return told(experiment.regularization, OF_REGULARIZATION, changed=True) or [tr("nothing else")]


def _augmentation(experiment: Experiment) -> list[str]:
    return told(experiment.augmentation, changed=True) or [tr("none")]


def _training(experiment: Experiment) -> list[str]:
    training = experiment.training
    words = [tr("seed {seed}", seed=experiment.seed), tr("{count} epochs", count=f"{training.epochs:,}")]
    return [*words, *told(training, (*OF_TRAINING, "epochs"), changed=True)]


def _early_stopping(experiment: Experiment) -> list[str]:
    stopping = experiment.early_stopping
    return [tr("after {count} epochs without gain", count=f"{stopping.patience:,}") if stopping.patience else tr("off")]


SUMMARIES: dict[str, Callable[[Experiment], list[str]]] = {
    "dataset": _dataset,
    "network": _network,
    "loss": lambda experiment: _choice(experiment.loss),
    "optimizer": _optimizer,
    "schedule": lambda experiment: _choice(experiment.schedule),
    "regularization": _regularization,
    "augmentation": _augmentation,
    "training": _training,
    "early_stopping": _early_stopping,
}
NONE = "none"  # the normalization that is none


def told(owner: BaseModel, without: Collection[str] = (), changed: bool = False) -> list[str]:
    """ "Noise 0.1", "Shuffle": each parameter's value but those of `without`, or only what is not its default.

    What is off or 0 by default is not said while it is, nor is the default of several options.
    """
    words = []
    for parameter in parameters_of(type(owner)):
        value = getattr(owner, parameter.name)
        is_default = value == parameter.default
        is_plain = changed or not value or parameter.kind == "option"
        if parameter.name in without or parameter.kind in UNSAID or (is_default and is_plain):
            continue
        words.append(_words(parameter, value))
    return words


def _words(parameter: Parameter, value: object) -> str:
    label = tr(parameter.label)
    if isinstance(value, bool):
        return label if value else tr("{entry}: off", entry=label)
    if isinstance(value, tuple):
        written = shown_list(value)
    elif isinstance(value, int | float):
        written = number(value)
    else:
        written = option_words(parameter, str(value))
    return tr("{entry} {value}", entry=label, value=written)
