"""What the second derivatives say of a place: valley, top, saddle, or nothing yet."""

from functools import lru_cache
from typing import Annotated, Any, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from dllab.catalogue import Finite, FloatList, Point, parameter
from dllab.engine.optimizers.sgd import SGD
from dllab.explorers.base import EXPLORERS, Card, Explorer, NotSound, Readout, Scene, frozen
from dllab.explorers.racing import Trail, race
from dllab.explorers.run_plane import DEGREE, OF_A_RUN, SADDLE, RunPlane, picture, run_plane, slide
from dllab.explorers.surfaces import SURFACES, Surface, relief, row
from dllab.messages import text

STEPS = 200  # of the descent
FINE = 201  # points a side of the approximation
MOST = 60  # weights of a run
LEVEL = 1e-9  # below which a slope or a curvature counts as 0
K = row()

LANDSCAPES = Literal["product", "saddle", "quartic", "monkey", "himmelblau", "two minima", "ravine", "of a run"]
FIRST: dict[str, dict[str, Any]] = {  # what each landscape begins with where nothing else is set
    "product": {"point": (0.0, 0.0)},
    "saddle": {"point": (0.0, 0.0)},
    "quartic": {"point": (0.0, 0.0)},
    "monkey": {"point": (0.0, 0.0)},
    "himmelblau": {"point": (-0.270845, -0.923039), "rate": 0.01},
    "two minima": {"point": (0.153676, 0.0)},
    "ravine": {"point": (0.0, 0.0), "rate": 0.05},
    OF_A_RUN: {"point": (0.0, 0.0)},
}


def kind_of(slope: NDArray[np.float64], eigenvalues: NDArray[np.float64]) -> str:
    """What a place is, by slope and curvatures: "slope", "minimum", "maximum", "saddle", or "undecided".

    A curvature of 0 with no others of both signs decides nothing: x⁴ + y⁴ has a minimum there, others have none.
    """
    if np.linalg.norm(slope) > 1e-4:
        return "slope"
    down, up = bool((eigenvalues < -LEVEL).any()), bool((eigenvalues > LEVEL).any())
    if down and up:
        return "saddle"
    if (np.abs(eigenvalues) <= LEVEL).any():
        return "undecided"
    return "minimum" if up else "maximum"


def spectrum(matrix: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Eigenvalues, the smallest first, and their eigenvectors as columns, each with its larger entry above 0."""
    values, vectors = np.linalg.eigh(matrix)
    largest = np.abs(vectors).argmax(axis=0)
    return values, vectors * np.where(vectors[largest, np.arange(len(values))] < 0, -1.0, 1.0)


@lru_cache(8)
def around(land: Surface | RunPlane, name: str, point: Point) -> Scene:
    """The landscape, and what slope and curvature at a place make of it: all of a scene that no step changes."""
    ground = picture(land) if isinstance(land, RunPlane) else relief(name, K, land.around(point))
    slope, matrix, level = land.gradient(*point, K), land.hessian(*point, K), land.value(*point, K)
    x, y = (np.linspace(ground[axis][0], ground[axis][-1], FINE) for axis in "xy")
    dx, dy = x[None, :] - point[0], y[:, None] - point[1]
    flat = level + slope[0] * dx + slope[1] * dy
    bent = matrix[0, 0] * dx**2 + 2 * matrix[0, 1] * dx * dy + matrix[1, 1] * dy**2
    values, vectors = spectrum(matrix)
    far = 0.25 * (ground["x"][-1] - ground["x"][0])
    distance = np.linspace(-far, far, 81)
    along = []
    for curvature, way in zip(values, vectors.T, strict=True):
        places = np.add(point, np.outer(distance, way))
        expected = level + distance * (slope @ way) + 0.5 * curvature * distance**2
        along.append([distance, land.value(places[:, 0], places[:, 1], K), expected])
    return frozen(
        {
            **ground,
            "along": along,
            "approximation": flat + 0.5 * bent,
            "slope": slope,
            "curvatures": values,
            "eigenvectors": vectors,
        }
    )


@EXPLORERS.register("hessian", label="Hessian: valley, top or saddle?", order=85)
class Hessian(Explorer):
    """Where the slope is 0, the curvatures tell a minimum from a saddle, and where there is a way down.

        f(w + d) ≈ f(w) + g·d + ½dᵀHd
        Hv = λv: all λ > 0 a minimum, all λ < 0 a maximum, both signs a saddle, a λ = 0 leaves it open

    The default is the smallest network that has a saddle, y = w₁w₂x with the example (1, 1): its loss is (1 − w₁w₂)².
    At a saddle gradient descent stands still. A nudge along the eigenvector of a negative eigenvalue sets it going. Of
    a run the plane goes along the eigenvectors of the smallest and the largest eigenvalue of all its weights.

    Source: Dauphin et al. (2014), Identifying and Attacking the Saddle Point Problem in High-dimensional Non-convex
    Optimization.
    """

    surface: LANDSCAPES = parameter("product", label="Landscape", help="The loss as a function of two weights.")
    point: Point = parameter((0.0, 0.0), label="Place", help="Where slope and curvatures are looked at; drag it.")
    nudge: float = parameter(
        0.0,
        label="Nudge",
        help="How far to go along the direction of the smallest eigenvalue before descending.",
        ge=-1,
        le=1,
    )
    rate: float = parameter(
        0.1, label="Learning rate η", help="Of the gradient descent from there.", ge=1e-5, le=1, logarithmic=True
    )
    third: float = parameter(
        0.0, label="Third direction c", help="Adds ½cz² for one more weight z, at z = 0. 0: there is none.", ge=-4, le=4
    )
    target: float = parameter(
        1e-3,
        label="Target",
        help="How far above the lowest place counts as having arrived.",
        ge=1e-9,
        le=10,
        logarithmic=True,
    )

    run_heights: FloatList[Finite] = SADDLE  # of a run: the loss on a square grid, row by row
    run_reach: Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False)] = 3.0
    run_spectrum: Annotated[FloatList[Finite], Field(max_length=MOST)] = (-0.5, 0.5)

    group = "theory"
    topics = (19, 20, 4)
    terms = "hessian saddle point critical eigenvalue curvature minimum 海森矩阵 鞍点 临界点 特征值 曲率 极小值"
    card = Card(
        tries=(
            text("Before you look: the slope at (0, 0) is 0. Is it a minimum? Read the two eigenvalues."),
            text("Descend from (0, 0), then with a nudge of 0.1: how many steps does it take to the target?"),
            text("Drag the place to (1, 1) and give the third direction a curvature of −1: what is it now?"),
        ),
        mistakes=(
            text("“Where the loss stops falling there is a minimum.” Look at the sign of the eigenvalues first."),
            text("“An eigenvalue of 0 means flat.” x⁴ + y⁴ has two, and a minimum; the monkey saddle has two as well."),
            text("“More weights make it harder to get out.” Each adds a direction, and one that falls is enough."),
        ),
        script=text(
            "Show the place (0, 0) of y = w₁w₂x and let the class work out the gradient: zero. Ask for the Hessian; "
            "the eigenvalues are 2 and −2. Which way is down? Along the vector of −2, the diagonal. Nudge and descend. "
            "Then start on the other diagonal: it runs into the saddle and stays. Close with the third direction: a "
            "minimum of two weights can be a saddle of three."
        ),
        slip=text("A gradient near 0 is called a local minimum too readily: only the eigenvalues of H can say so."),
    )
    numbers = {
        "loss": Readout(text("Loss")),
        "slope_1": Readout(text("Slope along weight"), index=1),
        "slope_2": Readout(text("Slope along weight"), index=2),
        "slope_norm": Readout(text("Length of the gradient")),
        "h_11": Readout(text("H₁₁")),
        "h_12": Readout(text("H₁₂")),
        "h_22": Readout(text("H₂₂")),
        "eigenvalue_1": Readout(text("Eigenvalue"), index=1),
        "eigenvalue_2": Readout(text("Eigenvalue"), index=2),
        "eigenvalue_3": Readout(text("Eigenvalue"), index=3),
        "negative": Readout(text("Directions that curve down")),
        "down_1": Readout(text("Direction of the smallest eigenvalue, weight"), index=1),
        "down_2": Readout(text("Direction of the smallest eigenvalue, weight"), index=2),
        "down_3": Readout(text("Direction of the smallest eigenvalue, weight"), index=3),
        "expected": Readout(text("Loss after one step, by slope and curvature")),
        "after_one": Readout(text("Loss after one step, measured")),
        "loss_now": Readout(text("Loss of the descent")),
        "at_1": Readout(text("Weight of the descent"), index=1),
        "at_2": Readout(text("Weight of the descent"), index=2),
        "reached": Readout(text("Steps to the target")),
        "diverged_at": Readout(text("Step of divergence")),
        "weights": Readout(text("Weights and biases of the run")),
        "negative_of_all": Readout(text("Of all directions, those that curve down")),
        "lowest_of_all": Readout(text("Smallest eigenvalue of all directions")),
        "highest_of_all": Readout(text("Largest eigenvalue of all directions")),
    }
    runs = (spectrum, kind_of)
    pace = 20

    @model_validator(mode="before")
    @classmethod
    def _first(cls, given: Any) -> Any:
        """What is not set begins as suits the landscape."""
        if not isinstance(given, dict) or given.get("surface") not in FIRST:
            return given
        return {**FIRST[given["surface"]], **given}

    @model_validator(mode="after")
    def _grid_is_square(self) -> Self:
        """Heights of a run fill a square that a spline can go through."""
        side = round(len(self.run_heights) ** 0.5)
        if side * side != len(self.run_heights) or side <= DEGREE:
            raise NotSound(text("heights of a run fill a square of at least {least} a side"), least=DEGREE + 1)
        if len(self.run_spectrum) < 2:
            raise NotSound(text("a run needs at least two weights"))
        return self

    @property
    def land(self) -> Surface | RunPlane:
        """What is looked at."""
        if self.surface == OF_A_RUN:
            return run_plane(self.run_heights, self.run_reach)
        return SURFACES[self.surface]

    def following(self, changed: str) -> Self:
        """With another landscape, what suits it."""
        if changed != "surface":
            return self
        taken = {name: getattr(self, name) for name in ("run_heights", "run_reach", "run_spectrum")}
        return type(self)(surface=self.surface, **taken)

    @property
    def steps(self) -> int:
        return STEPS

    @property
    def matrix(self) -> NDArray[np.float64]:
        """H at the place, float64[2, 2], or float64[3, 3] with the third direction."""
        plane = self.land.hessian(*self.point, K)
        if self.third == 0:
            return plane
        whole = np.zeros((3, 3))
        whole[:2, :2], whole[2, 2] = plane, self.third
        return whole

    @property
    def kind(self) -> str:
        """What the place is, as `kind_of` calls it."""
        return kind_of(self.land.gradient(*self.point, K), spectrum(self.matrix)[0])

    @property
    def descent(self) -> Trail:
        """Gradient descent in the plane, from the place and the nudge."""
        land = self.land
        _, vectors = spectrum(land.hessian(*self.point, K))
        begin = np.add(self.point, self.nudge * vectors[:, 0])
        start = float(begin[0]), float(begin[1])
        if isinstance(land, RunPlane):
            return slide(land, start, self.rate, STEPS)
        return race(self.surface, K, start, SGD(learning_rate=self.rate), STEPS)

    def scene(self, step: int = 0) -> Scene:
        """x, y, height[y, x] and field as the landscape's; approximation[201, 201], over the same: by slope and
        curvature at the place.

        along, float[2, 3, 81]: for each eigenvector how far along it, the loss there, and what is expected of it.

        slope, float[2]; eigenvalues, float[2 or 3]; curvatures, float[2], and eigenvectors, float[2, 2], columns: of
        the plane alone. spectrum, float[P]: of all weights of a run, else none. path, float[201, 2] and loss,
        float[201]: the descent; at, float[2]: where it is after `step` steps.
        """
        descent = self.descent
        return frozen(
            {
                **around(self.land, self.surface, self.point),
                "eigenvalues": spectrum(self.matrix)[0],
                "spectrum": self.run_spectrum if self.surface == OF_A_RUN else (),
                "path": descent.path,
                "loss": descent.loss,
                "at": descent.path[min(step, STEPS)],
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Slope and curvatures at the place, what they expect of one step, and where the descent is."""
        surface, step, descent = self.land, min(step, STEPS), self.descent
        slope, plane, loss = (
            surface.gradient(*self.point, K),
            surface.hessian(*self.point, K),
            float(surface.value(*self.point, K)),
        )
        values, vectors = spectrum(self.matrix)
        move = -self.rate * slope
        level = surface.lowest(K) + self.target
        found = {
            "loss": loss,
            "slope_1": float(slope[0]),
            "slope_2": float(slope[1]),
            "slope_norm": float(np.linalg.norm(slope)),
            "h_11": float(plane[0, 0]),
            "h_12": float(plane[0, 1]),
            "h_22": float(plane[1, 1]),
            "negative": int((values < -LEVEL).sum()),
            "expected": loss + float(slope @ move + 0.5 * move @ plane @ move),
            "after_one": float(surface.value(self.point[0] + move[0], self.point[1] + move[1], K)),
            "loss_now": float(descent.loss[step]),
            "at_1": float(descent.path[step, 0]),
            "at_2": float(descent.path[step, 1]),
            "reached": descent.reached(level) if np.isfinite(level) else float("nan"),
            "diverged_at": descent.diverged_at,
        }
        for number, (value, part) in enumerate(zip(values, vectors[:, 0], strict=True), start=1):
            found[f"eigenvalue_{number}"], found[f"down_{number}"] = float(value), float(part)
        if self.surface == OF_A_RUN:
            all_of_them = self.run_spectrum
            found["weights"], found["negative_of_all"] = len(all_of_them), sum(value < -LEVEL for value in all_of_them)
            found["lowest_of_all"], found["highest_of_all"] = min(all_of_them), max(all_of_them)
        return found
