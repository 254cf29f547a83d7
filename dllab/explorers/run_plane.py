"""The loss of a run's network over two directions of its weights, between the places where it was measured."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dllab.explorers.base import Scene, frozen
from dllab.explorers.racing import Trail

if TYPE_CHECKING:
    from scipy.interpolate import RectBivariateSpline

OF_A_RUN = "of a run"
SIDE = 41  # places a side that are measured of a run
DEGREE = 5  # of the spline: its second derivatives are smooth
FINE = 121  # points a side of the picture
SADDLE = tuple((x * x - y * y) / 4 for y in range(-3, 4) for x in range(-3, 4))  # where there was no run yet


@dataclass(frozen=True, eq=False)
class RunPlane:
    """A landscape as those of `surfaces`, given by its heights on a square grid from −reach to reach, either way.

    lowest_height: of all that were measured. What lies beyond is not known: at the edge it is as on the edge.
    """

    reach: float
    lowest_height: float
    spline: "RectBivariateSpline"

    def value(self, x: Any, y: Any, k: Any = None) -> Any:
        return self._at(x, y)

    def gradient(self, x: Any, y: Any, k: Any = None) -> NDArray[np.float64]:
        """∂f/∂x and ∂f/∂y, float64[2, …]."""
        return np.stack([self._at(x, y, dx=1), self._at(x, y, dy=1)])

    def hessian(self, x: float, y: float, k: Any = None) -> NDArray[np.float64]:
        """The matrix of second derivatives, float64[2, 2]."""
        cross = self._at(x, y, dx=1, dy=1)
        return np.array([[self._at(x, y, dx=2), cross], [cross, self._at(x, y, dy=2)]], np.float64)

    def lowest(self, k: Any = None) -> float:
        return self.lowest_height

    def _at(self, x: Any, y: Any, **derivative: int) -> Any:
        ends = -self.reach, self.reach
        return self.spline.ev(np.clip(x, *ends), np.clip(y, *ends), **derivative)


@lru_cache(maxsize=4)
def run_plane(heights: tuple[float, ...], reach: float) -> RunPlane:
    """heights: row by row from the lowest y up."""
    from scipy.interpolate import RectBivariateSpline  # late: takes a moment

    side = round(len(heights) ** 0.5)
    grid, axis = np.reshape(heights, (side, side)), np.linspace(-reach, reach, side)
    return RunPlane(reach, float(grid.min()), RectBivariateSpline(axis, axis, grid.T, kx=DEGREE, ky=DEGREE))


@lru_cache(maxsize=4)
def picture(plane: RunPlane) -> Scene:
    """x, y, float[121], and height[y, x] of all that was measured."""
    axis = np.linspace(-plane.reach, plane.reach, FINE)
    return frozen({"x": axis, "y": axis, "height": plane.value(axis[None, :], axis[:, None])})


@lru_cache(maxsize=16)
def slide(plane: RunPlane, start: tuple[float, float], rate: float, steps: int) -> Trail:
    """Gradient descent within the plane, in float64; NaN from where it leaves what was measured."""
    path, place = np.full((steps + 1, 2), np.nan), np.array(start, np.float64)
    for step in range(steps + 1):
        if np.abs(place).max() > plane.reach:
            break
        path[step] = place
        place = place - rate * plane.gradient(*place)
    known = np.isfinite(path[:, 0])
    loss = np.where(known, plane.value(*np.nan_to_num(path).T), np.nan)
    return Trail(path, loss, float("nan"))
