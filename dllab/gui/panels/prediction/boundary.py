"""Where a classifier decides for which class."""

import numpy as np
from numpy.typing import NDArray

from dllab.gui.charts.colors import class_colors, diverging, rgb
from dllab.gui.charts.legend import DOT, RING
from dllab.gui.kit.contrast import mix
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import class_name, class_names
from dllab.gui.panels.prediction.surface import Surface
from dllab.numerals import number, percent
from dllab.training.outputs import predicted_classes, shares


class Boundary(Surface):
    """Two classes: from one colour through white at the threshold to the other. More: their colours by probability."""

    def colors(self, outputs: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Paler than the points; grey where an output is not finite."""
        parts = shares(outputs, self.kind)
        broken = np.isnan(parts).any(1)
        parts = np.nan_to_num(parts)
        theme, names = self.theme, class_colors(parts.shape[1])
        if len(names) == 2:
            table = diverging(names[0], names[1], theme.threshold, theme.dark)
            colors = table[np.round(parts[:, 1] * 255).astype(np.uint8)]
        else:
            pale = np.stack([rgb(mix(theme.threshold, name, 0.55)) for name in names])
            colors = np.round(parts @ pale).astype(np.uint8)
        colors[broken] = rgb(theme.zero).astype(np.uint8)
        return colors

    def point_colors(self, targets: NDArray) -> list[str]:
        """The class's colour."""
        assert self.dataset is not None
        colors = class_colors(len(self.dataset.classes))
        return [colors[target] for target in targets]

    def retranslate(self) -> None:
        """Name the classes and the two kinds of points."""
        super().retranslate()
        if self.dataset is not None:
            names = class_names(self.dataset.classes)
            kinds = [("", DOT + tr("training")), ("", RING + tr("validation"))]
            classes = [(color, DOT + name) for color, name in zip(class_colors(len(names)), names, strict=True)]
            self.legend.set_entries([*classes, *kinds])

    def words(self, output: NDArray[np.float32]) -> str:
        """The class and how sure the network is."""
        assert self.dataset is not None
        chosen = int(predicted_classes(output)[0])
        if chosen < 0:
            return tr("not finite")
        name = class_name(self.dataset.classes[chosen])
        if self.kind == "identity":
            value = float(output[0, chosen if output.shape[1] > 1 else 0])
            return tr("{name} · output {value}", name=name, value=number(value))
        return tr("{name} · {share}", name=name, share=percent(float(shares(output, self.kind)[0, chosen])))
