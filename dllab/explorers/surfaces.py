"""Landscapes over a plane, each with its value, slope and curvature by formula.

A value and a curvature take numbers or arrays. A slope is a kernel, so that a compiled loop reaches it; as Python it
takes numbers or arrays too. All read the same row `k` of what can be set: κ, cos α, sin α, tilt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.real import exp
from dllab.explorers.base import Scene, frozen

# (x, y, k, slope): slope[0], slope[1] ← ∂f/∂x, ∂f/∂y
SLOPE = "void(float64, float64, CPointer(float64), CPointer(float64))"
KAPPA, COS, SIN, TILT = range(4)  # places in `k`
FINE, COARSE = 121, 19  # points a side of the heights, and of the field of slopes

Numbers = tuple[float, ...]
Window = tuple[float, float, float, float]  # left, right, bottom, top
Places = tuple[tuple[float, float], ...]
Formula = Callable[[Any, Any, Any], Any]
Curvature = tuple[Any, Any, Any]  # ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²


@dataclass(frozen=True)
class Surface:
    """One landscape f(x, y).

    window: the part that shows it all. start: where a descent is worth watching. minima:
    the lowest places of every valley, the lowest first; empty where it falls for ever.
    """

    formula: str
    value: Formula
    slope: Callable[[Any, Any, Any, Any], None]
    curvature: Callable[[Any, Any, Any], Curvature]
    window: Window
    start: tuple[float, float]
    minima: Callable[[Numbers], Places]

    def gradient(self, x: Any, y: Any, k: Numbers) -> NDArray[np.float64]:
        """∂f/∂x and ∂f/∂y, float64[2, …] of the shape of x."""
        slope = np.empty((2, *np.shape(x)))
        self.slope(x, y, k, slope)
        return slope

    def hessian(self, x: float, y: float, k: Numbers) -> NDArray[np.float64]:
        """The matrix of second derivatives, float64[2, 2]."""
        xx, xy, yy = self.curvature(x, y, k)
        return np.array([[xx, xy], [xy, yy]], np.float64)

    def around(self, place: tuple[float, float]) -> Window:
        """The window, widened so that it holds a place."""
        left, right, bottom, top = self.window
        x, y = place
        return min(left, x), max(right, x), min(bottom, y), max(top, y)

    def lowest(self, k: Numbers) -> float:
        """The value of the lowest minimum; −∞ where there is none."""
        return min((float(self.value(x, y, k)) for x, y in self.minima(k)), default=-np.inf)


def row(kappa: float = 20.0, angle: float = 0.0, tilt: float = 0.15) -> Numbers:
    """The row `k`; angle in degrees."""
    turn = np.deg2rad(angle)
    return float(kappa), float(np.cos(turn)), float(np.sin(turn)), float(tilt)


def ravine(x: Any, y: Any, k: Any) -> Any:
    u, v = k[COS] * x + k[SIN] * y, k[COS] * y - k[SIN] * x
    return 0.5 * (u * u + k[KAPPA] * v * v)


@kernel(SLOPE)
def ravine_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    u, v = k[1] * x + k[2] * y, k[1] * y - k[2] * x
    slope[0] = k[1] * u - k[2] * k[0] * v
    slope[1] = k[2] * u + k[1] * k[0] * v


def ravine_curvature(x: Any, y: Any, k: Any) -> Curvature:
    kappa, c, s = k[:TILT]
    return c * c + kappa * s * s, c * s * (1 - kappa), s * s + kappa * c * c


def rosenbrock(x: Any, y: Any, k: Any) -> Any:
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


@kernel(SLOPE)
def rosenbrock_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    slope[0] = 2.0 * (x - 1.0) - 400.0 * x * (y - x * x)
    slope[1] = 200.0 * (y - x * x)


def rosenbrock_curvature(x: Any, y: Any, k: Any) -> Curvature:
    return 2 - 400 * y + 1200 * x * x, -400 * x, 200.0


def beale(x: Any, y: Any, k: Any) -> Any:
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


@kernel(SLOPE)
def beale_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    p, q, r = y - 1.0, y * y - 1.0, y * y * y - 1.0
    a, b, c = 1.5 + x * p, 2.25 + x * q, 2.625 + x * r
    slope[0] = 2.0 * (a * p + b * q + c * r)
    slope[1] = 2.0 * x * (a + 2.0 * b * y + 3.0 * c * y * y)


def beale_curvature(x: Any, y: Any, k: Any) -> Curvature:
    p, q, r = y - 1, y**2 - 1, y**3 - 1
    a, b, c = 1.5 + x * p, 2.25 + x * q, 2.625 + x * r
    xx = 2 * (p * p + q * q + r * r)
    xy = 2 * (a + 2 * b * y + 3 * c * y**2) + 2 * x * (p + 2 * y * q + 3 * y**2 * r)
    yy = 2 * x * (x + 2 * b + 4 * x * y**2 + 6 * c * y + 9 * x * y**4)
    return xx, xy, yy


def himmelblau(x: Any, y: Any, k: Any) -> Any:
    return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2


@kernel(SLOPE)
def himmelblau_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    a, b = x * x + y - 11.0, x + y * y - 7.0
    slope[0] = 4.0 * x * a + 2.0 * b
    slope[1] = 2.0 * a + 4.0 * y * b


def himmelblau_curvature(x: Any, y: Any, k: Any) -> Curvature:
    return 12 * x * x + 4 * y - 42, 4 * (x + y), 12 * y * y + 4 * x - 26


def saddle(x: Any, y: Any, k: Any) -> Any:
    return x * x - y * y + 0.25 * y**4


@kernel(SLOPE)
def saddle_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    slope[0] = 2.0 * x
    slope[1] = y * y * y - 2.0 * y


def saddle_curvature(x: Any, y: Any, k: Any) -> Curvature:
    return 2.0, 0.0, 3 * y * y - 2


def product(x: Any, y: Any, k: Any) -> Any:
    return (1 - x * y) ** 2


@kernel(SLOPE)
def product_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    slope[0] = -2.0 * y * (1.0 - x * y)
    slope[1] = -2.0 * x * (1.0 - x * y)


def product_curvature(x: Any, y: Any, k: Any) -> Curvature:
    return 2 * y * y, 4 * x * y - 2, 2 * x * x


def two_minima(x: Any, y: Any, k: Any) -> Any:
    return 0.25 * x**4 - 0.5 * x * x + k[TILT] * x + 0.5 * y * y


@kernel(SLOPE)
def two_minima_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    slope[0] = x * x * x - x + k[3]
    slope[1] = y


def two_minima_curvature(x: Any, y: Any, k: Any) -> Curvature:
    return 3 * x * x - 1, 0.0, 1.0


def two_minima_places(k: Numbers) -> Places:
    """Where x³ − x + tilt = 0 with a slope upwards, the lowest first."""
    roots = np.roots([1.0, 0.0, -1.0, k[TILT]])
    real = [float(root.real) for root in roots if abs(root.imag) < 1e-7 and 3 * root.real**2 > 1]
    return tuple((x, 0.0) for x in sorted(real, key=lambda x: two_minima(x, 0.0, k)))


def plateau(x: Any, y: Any, k: Any) -> Any:
    return 1 - exp(-0.25 * (x * x + y * y))


@kernel(SLOPE)
def plateau_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    height = 0.5 * exp(-0.25 * (x * x + y * y))
    slope[0] = x * height
    slope[1] = y * height


def plateau_curvature(x: Any, y: Any, k: Any) -> Curvature:
    height = 0.5 * exp(-0.25 * (x * x + y * y))
    return height * (1 - 0.5 * x * x), -0.5 * height * x * y, height * (1 - 0.5 * y * y)


def quartic(x: Any, y: Any, k: Any) -> Any:
    return x**4 + y**4


@kernel(SLOPE)
def quartic_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    slope[0] = 4.0 * x * x * x
    slope[1] = 4.0 * y * y * y


def quartic_curvature(x: Any, y: Any, k: Any) -> Curvature:
    return 12 * x * x, 0.0, 12 * y * y


def monkey(x: Any, y: Any, k: Any) -> Any:
    return x**3 - 3 * x * y * y


@kernel(SLOPE)
def monkey_slope(x: Any, y: Any, k: Any, slope: Any) -> None:
    slope[0] = 3.0 * (x * x - y * y)
    slope[1] = -6.0 * x * y


def monkey_curvature(x: Any, y: Any, k: Any) -> Curvature:
    return 6 * x, -6 * y, -6 * x


def _at(*places: tuple[float, float]) -> Callable[[Numbers], Places]:
    return lambda k: places


ROOT2 = float(np.sqrt(2))
ORIGIN = _at((0.0, 0.0))
SURFACES = {
    "ravine": Surface(
        "½(u² + κv²)", ravine, ravine_slope, ravine_curvature, (-10, 10, -5, 5), (-8.0, 1.0), ORIGIN
    ),
    "rosenbrock": Surface(
        "(1 − x)² + 100(y − x²)²", rosenbrock, rosenbrock_slope, rosenbrock_curvature,
        (-2, 2, -1, 2.5), (-1.2, 1.0), _at((1.0, 1.0)),
    ),
    "beale": Surface(
        "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²", beale, beale_slope, beale_curvature,
        (-1, 4, -1.5, 2), (1.0, 1.5), _at((3.0, 0.5)),
    ),
    "himmelblau": Surface(
        "(x² + y − 11)² + (x + y² − 7)²", himmelblau, himmelblau_slope, himmelblau_curvature, (-5, 5, -5, 5),
        (0.0, 0.0), _at(
            (3.0, 2.0), (-2.805118086952745, 3.131312518250573), (-3.779310253377747, -3.283185991286170),
            (3.584428340330492, -1.848126526964404),
        ),
    ),
    "saddle": Surface(
        "x² − y² + ¼y⁴", saddle, saddle_slope, saddle_curvature,
        (-2, 2, -2, 2), (1.0, 0.001), _at((0.0, ROOT2), (0.0, -ROOT2)),
    ),
    "product": Surface(
        "(1 − xy)²", product, product_slope, product_curvature,
        (-2, 2, -2, 2), (0.1, 0.1), _at((1.0, 1.0), (-1.0, -1.0)),
    ),
    "two minima": Surface(
        "¼x⁴ − ½x² + tilt·x + ½y²", two_minima, two_minima_slope, two_minima_curvature,
        (-2, 2.5, -1.5, 1.5), (2.0, 0.5), two_minima_places,
    ),
    "plateau": Surface(
        "1 − exp(−¼(x² + y²))", plateau, plateau_slope, plateau_curvature, (-6, 6, -4, 4), (-4.0, 2.0), ORIGIN
    ),
    "quartic": Surface("x⁴ + y⁴", quartic, quartic_slope, quartic_curvature, (-2, 2, -2, 2), (1.0, 0.5), ORIGIN),
    "monkey": Surface("x³ − 3xy²", monkey, monkey_slope, monkey_curvature, (-2, 2, -2, 2), (1.0, 0.5), _at()),
}  # fmt: skip


@lru_cache(maxsize=8)
def relief(surface: str, k: Numbers, window: Window) -> Scene:
    """Heights and slopes on grids over a window: x, y and height[y, x]; field[4, n] of x, y, ∂f/∂x, ∂f/∂y."""
    left, right, bottom, top = window
    x, y = np.linspace(left, right, FINE), np.linspace(bottom, top, FINE)
    at_x, at_y = np.meshgrid(np.linspace(left, right, COARSE), np.linspace(bottom, top, COARSE))
    slope = SURFACES[surface].gradient(at_x, at_y, k)
    height = SURFACES[surface].value(x[None, :], y[:, None], k)
    field = np.stack([at_x, at_y, *slope]).reshape(4, -1)
    return frozen({"x": x, "y": y, "height": np.broadcast_to(height, (FINE, FINE)).copy(), "field": field})
