"""Every landscape's slope and curvature are the derivatives of its value."""

import numpy as np
import pytest
from scipy.optimize import check_grad, minimize

from dllab.engine.kernels import compiler
from dllab.explorers.surfaces import SURFACES, row

K = row(kappa=7.0, angle=25.0, tilt=0.2)
PLACES = [(0.7, -0.4), (-1.1, 0.9), (1.6, 1.3), (0.2, 2.1)]
every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


@every_surface
@pytest.mark.parametrize("place", PLACES)
def test_that_the_slope_is_the_derivative_of_the_value(surface, place):
    error = check_grad(lambda w: surface.value(*w, K), lambda w: surface.gradient(*w, K), np.array(place))
    assert error < 1e-5 * (1 + np.linalg.norm(surface.gradient(*place, K)))


@every_surface
@pytest.mark.parametrize("place", PLACES)
def test_that_the_curvature_is_the_derivative_of_the_slope(surface, place):
    for axis in range(2):
        error = check_grad(
            lambda w, axis=axis: surface.gradient(*w, K)[axis],
            lambda w, axis=axis: surface.hessian(*w, K)[axis],
            np.array(place),
        )
        assert error < 1e-5 * (1 + np.abs(surface.hessian(*place, K)).max())


@every_surface
def test_that_its_minima_are_where_a_search_ends(surface):
    for place in surface.minima(K):
        found = minimize(lambda w: surface.value(*w, K), np.add(place, 0.01), tol=1e-12)
        assert found.fun == pytest.approx(surface.value(*place, K), abs=1e-9)
        assert np.abs(surface.gradient(*place, K)).max() < 1e-6
        assert np.linalg.eigvalsh(surface.hessian(*place, K))[0] > -1e-9
    values = [surface.value(*place, K) for place in surface.minima(K)]
    assert all(surface.lowest(K) == pytest.approx(min(values), abs=1e-9) for _ in values[:1])


def test_that_the_known_minima_are_named():
    himmelblau = np.array(SURFACES["himmelblau"].minima(K))
    assert himmelblau == pytest.approx(np.array([(3, 2), (-2.805, 3.131), (-3.779, -3.283), (3.584, -1.848)]), abs=1e-3)
    assert SURFACES["rosenbrock"].minima(K) == ((1.0, 1.0),) and SURFACES["beale"].minima(K) == ((3.0, 0.5),)
    assert SURFACES["saddle"].lowest(K) == pytest.approx(-1, abs=1e-12)
    left, right = SURFACES["two minima"].minima(row(tilt=0.34))
    assert left[0] == pytest.approx(-1.14, abs=5e-3) and right[0] == pytest.approx(0.732, abs=5e-4)


def test_that_too_much_tilt_leaves_one_minimum():
    assert len(SURFACES["two minima"].minima(row(tilt=0.384))) == 2
    assert len(SURFACES["two minima"].minima(row(tilt=0.386))) == 1  # 2/(3√3) = 0.3849


@every_surface
def test_that_fields_are_computed_at_once(surface):
    x, y = np.array(PLACES).T
    one_by_one = np.array([surface.gradient(*place, K) for place in PLACES]).T
    assert surface.gradient(x, y, K) == pytest.approx(one_by_one, rel=1e-12, abs=1e-12)
    assert np.broadcast_to(surface.value(x, y, K), x.shape)[0] == pytest.approx(surface.value(*PLACES[0], K), rel=1e-12)


@every_surface
def test_that_machine_code_gives_the_same_slope(surface):
    import ctypes

    pointer = ctypes.POINTER(ctypes.c_double)
    call = ctypes.CFUNCTYPE(None, ctypes.c_double, ctypes.c_double, pointer, pointer)(compiler.address(surface.slope))
    k, found = np.array(K), np.empty(2)
    for place in PLACES:
        call(*place, k.ctypes.data_as(pointer), found.ctypes.data_as(pointer))
        assert found == pytest.approx(surface.gradient(*place, K), rel=1e-13, abs=1e-13)
