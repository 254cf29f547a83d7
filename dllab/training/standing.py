"""What a network says as it stands: its outputs, what it takes examples for, how well it does, and its gradients."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dllab.datasets import Dataset
from dllab.engine.engine import Engine
from dllab.engine.ground import LARGEST_BLOCK
from dllab.engine.network import Layout
from dllab.training.evaluation import Evaluation, Scores
from dllab.training.memory import check_memory, program_bytes
from dllab.training.network import examples_of, of_the_kind
from dllab.training.one_thread import OneThread, alone
from dllab.training.outputs import predicted_classes
from dllab.training.run_state import RunState


class Standing(OneThread):
    """A network between two steps. Nothing here changes it, or is recorded."""

    dataset: Dataset
    engine: Engine
    layout: Layout
    now: RunState
    _evaluation: Evaluation

    @alone
    def scores(self, part: Literal["train", "val"]) -> Scores:
        """Loss and accuracy over the whole training or validation data, as the parameters are now."""
        return self._evaluation.whole(part)

    @alone
    def test_scores(self) -> Scores:
        """Loss and accuracy over the test data, which nothing else ever looks at: who chooses by them fits them."""
        data, x, y = self.dataset, self.dataset.x_test, self.dataset.y_test
        return self._evaluation.of(examples_of(self.now.experiment, data, x, y), y) if len(x) else Scores()

    @alone
    def forward(self, x: ArrayLike) -> NDArray[np.float32]:
        """Outputs for x[N, features], float32[N, outputs]: linear, before the loss's own softmax or sigmoid."""
        return self.engine.outputs(np.atleast_2d(np.asarray(x, np.float32)))

    def predict(self, x: ArrayLike) -> NDArray[np.int64] | NDArray[np.float64]:
        """What the network takes x for, x[N, features] as `forward` takes it.

        Of classes: int64[N], indices into `dataset.classes`; −1 where the outputs are not finite. Of a regression:
        float64[N, outputs], in the units the targets were measured in.
        """
        outputs = self.forward(x)
        if self.dataset.task == "classification":
            return predicted_classes(outputs)
        return self.dataset.original_targets(outputs)

    @alone
    def gradients(self, x: ArrayLike, y: ArrayLike) -> dict[str, NDArray[np.float32]]:
        """Gradient of the mean loss on (x, y) plus the L1 and L2 terms, called and shaped as `parameters`.

        Raises DataError or WrongShape for data that are not like the dataset's.
        """
        own, like = self.dataset, of_the_kind(self.dataset, x, y)
        block, choices = min(len(like.x_train), LARGEST_BLOCK), self.engine.choices
        check_memory(self.layout, block, program_bytes(self.layout, block, choices, own))
        return self.layout.named(
            self.engine.gradient(examples_of(self.now.experiment, own, like.x_train, like.y_train))
        )
