"""Which settings of an experiment have nothing to act on, so that nobody need be asked for them."""

from collections.abc import Iterator
from typing import Protocol

from pydantic import BaseModel

from dllab.catalogue import parameters_of
from dllab.datasets.dataset import Task
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from dllab.experiment.experiment import Experiment
from dllab.messages import UserError


class Data(Protocol):
    """What has to be known of the data: `validation` is a number of examples."""

    @property
    def task(self) -> Task: ...

    @property
    def image_shape(self) -> tuple[int, int] | None: ...

    @property
    def validation(self) -> int: ...


def idle_keys(experiment: Experiment, data: Data | None = None) -> frozenset[str]:
    """The dotted keys of those settings; of data that are not known nothing is concluded.

    One that would be refused where it is set, such as the rotation of data that are no images, is only idle while it
    is not set.
    """
    found = {f"{path}{name}" for path, owner in _owners(experiment) for name in _unmet(owner)}
    network, augmentation = experiment.network, experiment.augmentation
    if not network.depth:
        found |= {"network.activation"}
        found |= {f"network.{name}" for name in ("dropout", "residual") if not getattr(network, name)}
        found |= {"network.normalization"} if network.normalization == type(network)().normalization else set()
    if data is not None and data.image_shape is None:
        moves = ("shift", "rotation", "flip_horizontal", "flip_vertical")
        found |= {f"augmentation.{name}" for name in moves if not getattr(augmentation, name)}
        found |= set() if network.convolutions else {"network.convolutions"}
    if data is not None and data.task == "classification":
        found.add("dataset.standardize_target")
    if data is not None:
        goal = "stop_at_loss" if data.task == "classification" else "stop_at_accuracy"
        found |= set() if getattr(experiment.training, goal) else {f"training.{goal}"}
    if data is not None and not data.validation:
        found.add("schedule.metric")  # which is the training loss then
    return frozenset(found)


def idle_options(experiment: Experiment, data: Data | None = None) -> dict[str, frozenset[str]]:
    """By dotted key, the options of a setting that cannot be meant, but for the one that is picked."""
    metrics: set[str] = set()
    if data is not None and data.task == "regression":
        metrics.add("val_accuracy")
    if data is not None and not data.validation:
        metrics |= {"val_loss", "val_accuracy"}
    outputs = {name for name in OUTPUT_ACTIVATIONS.names() if _is_refused(experiment, name)}
    return {
        "early_stopping.metric": frozenset(metrics - {experiment.early_stopping.metric}),
        "network.output_activation": frozenset(outputs - {experiment.network.output_activation}),
    }


def _is_refused(experiment: Experiment, output: str) -> bool:
    network = experiment.network.model_copy(update={"output_activation": output})
    try:
        experiment.loss.refuse_output(network.output)
    except UserError:
        return True
    return False


def _owners(experiment: Experiment) -> Iterator[tuple[str, BaseModel]]:
    """Every section and choice, with its dotted path and a dot."""
    waiting: list[tuple[str, BaseModel]] = [("", experiment)]
    while waiting:
        path, owner = waiting.pop()
        if path:
            yield path, owner
        for name in type(owner).model_fields:
            value = getattr(owner, name)
            if isinstance(value, BaseModel):
                waiting.append((f"{path}{name}.", value))


def _unmet(owner: BaseModel) -> Iterator[str]:
    """The parameters of a section or choice that need another one to be on, or to have a certain value."""
    for parameter in parameters_of(type(owner)):
        if parameter.needs and not is_met(parameter.needs, owner):
            yield parameter.name


def is_met(needs: str, owner: BaseModel) -> bool:
    """Whether what a parameter `needs` is so in its section or choice."""
    name, _, wanted = needs.partition("=")
    if name.endswith("!"):
        return str(getattr(owner, name[:-1])) != wanted
    value = getattr(owner, name)
    return str(value) == wanted if wanted else bool(value)
