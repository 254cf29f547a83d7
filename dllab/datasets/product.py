"""One example, from which a product of two weights is learnt."""

from typing import ClassVar

from dllab.datasets.choice import DATASETS, DatasetChoice, Group, Progress, unheard
from dllab.datasets.dataset import Dataset
from dllab.datasets.tables.table import Tables


@DATASETS.register("product", label="Product of two weights", order=170)
class Product(DatasetChoice):
    """The single example x = 1, t = 1, for a network of two weights in a row.

        y = w₁·w₂·x;   L = (y − 1)²;   ∂L/∂w₁ = 2·(y − 1)·w₂

    With one hidden unit, identity activations and no noise, the whole loss surface fits on a page: a valley along
    w₁·w₂ = 1 and a saddle at 0, where both gradients vanish. Large rates jump between the valley's arms.

    Source: Saxe, McClelland & Ganguli (2014), Exact solutions to the nonlinear dynamics of learning in deep linear
    networks.
    """

    group: ClassVar[Group] = "regression"

    def load(self, seed: int, progress: Progress = unheard, tables: Tables | None = None) -> Dataset:
        return Dataset.from_arrays([1.0], [1.0], task="regression", name=self.name)
