"""The Experiment: all that a run is made from, as one frozen value."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Self

import tomli_w
from pydantic import ConfigDict, Field, ValidationError

from dllab.catalogue import FromRegistry
from dllab.datasets import DATASETS, DatasetChoice
from dllab.engine.losses import LOSSES, Loss
from dllab.engine.optimizers import OPTIMIZERS, Optimizer
from dllab.engine.schedules import SCHEDULES, Schedule
from dllab.experiment import files
from dllab.experiment.assigning import assigned
from dllab.experiment.beside import told_beside
from dllab.experiment.section import Section
from dllab.experiment.sections import (
    AugmentationSection,
    EarlyStoppingSection,
    NetworkSection,
    RegularizationSection,
    TrainingSection,
)
from dllab.experiment.varying import SEEDS, Grid, seeded
from dllab.files import write_atomically


class Experiment(Section):
    """What to run. Two equal experiments give the same numbers, bit for bit.

    Every section has defaults: `Experiment()` is the two spirals. Made from a table by `model_validate`, from a file
    by `load`; these, as `Experiment(…)` itself, name each wrong key with its value and what would be accepted
    (ExperimentError).

    >>> experiment = Experiment(network={"hidden": [8]}, optimizer={"name": "sgd", "learning_rate": 0.1})
    >>> experiment.optimizer
    SGD(learning_rate=0.1, momentum=0.0, dampening=0.0, nesterov=False)
    >>> Experiment.model_validate(experiment.model_dump()) == experiment
    True
    >>> Experiment(sead=1)
    Traceback (most recent call last):
    dllab.experiment.files.ExperimentError: the experiment cannot be run:
      sead = 1: there is no such key; did you mean 'seed'?
    """

    model_config = ConfigDict(serialize_by_alias=True)

    schema_: int = Field(1, alias="schema", ge=1, le=1)
    name: str = "Two spirals"
    seed: int = Field(0, ge=0, lt=SEEDS)
    dataset: Annotated[DatasetChoice, FromRegistry(DATASETS)] = Field(default_factory=lambda: DATASETS["spiral"]())
    network: NetworkSection = NetworkSection()
    loss: Annotated[Loss, FromRegistry(LOSSES)] = Field(default_factory=lambda: LOSSES["cross_entropy"]())
    optimizer: Annotated[Optimizer, FromRegistry(OPTIMIZERS)] = Field(default_factory=lambda: OPTIMIZERS["adam"]())
    schedule: Annotated[Schedule, FromRegistry(SCHEDULES)] = Field(default_factory=lambda: SCHEDULES["constant"]())
    regularization: RegularizationSection = RegularizationSection()
    augmentation: AugmentationSection = AugmentationSection()
    training: TrainingSection = TrainingSection()
    early_stopping: EarlyStoppingSection = EarlyStoppingSection()

    def __init__(self, /, **sections: Any):
        """Sections and keys as a file has them; raises ExperimentError, which lists every problem."""
        try:
            super().__init__(**sections)
            return
        except ValidationError as error:
            explained = files.ExperimentError.explaining(error, type(self))
        raise explained  # not inside, as in model_validate

    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined] # tables are still read without it

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """An experiment from a table; raises ExperimentError, which lists every problem."""
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            explained = files.ExperimentError.explaining(error, cls)
        raise explained  # not inside: pydantic's error would come along, and Python cannot free what it holds in turn

    @property
    def output_kind(self) -> str:
        """What makes probabilities of the network's outputs: "softmax", "sigmoid", or "identity" where nothing does."""
        return self.loss.output_activation if self.loss.contains(self.network.output) else "identity"

    def has_data_of(self, other: "Experiment") -> bool:
        """Whether both train on the same examples, split alike: the seed decides what is generated and held out."""
        return self.dataset == other.dataset and self.seed == other.seed

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read an experiment file; raises ExperimentError naming the file and every problem in it."""
        return files.load(cls, Path(path))

    def save(self, path: str | Path) -> None:
        """Write the experiment file; the old one stays whole if that fails (CannotSave)."""
        told = tomli_w.dumps(told_beside(self.as_table(), Path(path).parent)).encode()
        write_atomically(Path(path), lambda stream: stream.write(told))

    def vary(
        self, settings: Mapping[str, str | Iterable[Any]], *, seeds: int = 1, random: int | None = None
    ) -> list["Experiment"]:
        """Experiments that differ from this one: every combination of the values, the last setting fastest.

        >>> settings = {"optimizer.learning_rate": "1e-2..1:log:3", "network.hidden": [[8], [9]]}
        >>> made = Experiment().vary(settings, seeds=2)
        >>> [(one.optimizer.learning_rate, one.network.hidden, one.seed) for one in made[:3]]
        [(0.01, (8,), 0), (0.01, (8,), 1), (0.01, (9,), 0)]

        settings: the values by dotted key, one by one or written as for `dllab sweep --set` (experiment/values.py).
        seeds: how many of each, with its own seed and those that follow. random: take so many combinations, drawn by
        the experiment's seed, instead of all. Raises ExperimentError for one that cannot be run, TooManyRuns, and
        CannotDraw.
        """
        grid = Grid.of(self, settings, seeds, random)
        made = (grid.experiment(number) for number in range(len(grid)))
        return [seeded(one, number) for one in made for number in range(seeds)]

    def assigned(self, assignments: Sequence[str]) -> "Experiment":
        """With settings as the command line's `--set` writes them, "optimizer.learning_rate=0.1"; see `assigned`.

        Raises ExperimentError.
        """
        return Experiment.model_validate(assigned(self.as_table(), assignments)) if assignments else self

    def as_toml(self) -> bytes:
        """What its file holds."""
        return tomli_w.dumps(self.as_table()).encode()

    def as_table(self) -> dict[str, Any]:
        """The experiment as nested tables of plain values, as its file holds it."""
        return self.model_dump()
