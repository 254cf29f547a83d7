"""The oracle for convolution agrees with central differences and with arithmetic done by hand."""

import numpy as np
import pytest

from tests import naive, naive_convolution, naive_network
from tests.naive_network import Network
from tests.test_naive import BITING

KINDS = [
    ((1, 4, 4), 2, 3, 1, "same", "none"),
    ((2, 5, 4), 3, 2, 1, "same", "max2"),
    ((2, 5, 6), 2, 3, 2, "valid", "none"),
    ((1, 6, 5), 2, 2, 1, "valid", "mean2"),
    ((1, 7, 7), 2, 3, 3, "same", "mean3"),
]


@pytest.mark.parametrize("convolution", KINDS, ids=str)
def test_that_backward_is_the_derivative_of_forward(convolution):
    random = np.random.default_rng(0)
    picture, filters, kernel, *_ = convolution
    x = random.standard_normal((3, int(np.prod(picture))))
    w, bias = random.standard_normal((filters, picture[0], kernel, kernel)), random.standard_normal(filters)
    d = random.standard_normal((3, int(np.prod(naive_convolution.out_shape(convolution)))))

    def value():
        z = naive_convolution.weighted(convolution, w, bias, x)
        return (d * naive_convolution.pooled(convolution, z)).sum()

    maps = naive_convolution.weighted(convolution, w, bias, x)
    found = naive_convolution.backward(convolution, w, x, naive_convolution.unpooled(convolution, maps, d))
    for gradient, array in zip(found, (w, bias, x), strict=True):
        np.testing.assert_allclose(gradient, naive.central_differences(value, array), **BITING)


@pytest.mark.parametrize("normalization", ["none", "batch", "layer"])
@pytest.mark.parametrize("residual", [0, 1, 2])
def test_that_a_network_of_convolutions_goes_back_the_way_it_came(normalization, residual):
    random = np.random.default_rng(1)
    first, second = ((2, 4, 4), 2, 3, 1, "same", "none"), ((2, 4, 4), 2, 3, 1, "same", "mean2")
    network = Network(
        (("tanh", ()),) * 3, "cross_entropy", normalization=normalization, residual=residual, epsilon=0.1,
        output="softmax", convolutions=(first, second),
    )  # fmt: skip
    shapes = (2, 2, 3, 3), (2, 2, 3, 3), (3, 8), (2, 3)
    given = {}
    for number, shape in enumerate(shapes, start=1):
        given[f"layer{number}.weight"] = random.standard_normal(shape) / 3
        given[f"layer{number}.bias"] = random.standard_normal(shape[0])
        if normalization != "none" and number < 4:
            given[f"layer{number}.scale"] = random.normal(1, 0.3, shape[0])
            given[f"layer{number}.shift"] = random.normal(0, 0.3, shape[0])
    x, y = random.standard_normal((5, 32)), random.integers(0, 2, 5)
    _, gradient = naive_network.loss_and_gradient(network, given, x, y)
    for name, array in given.items():
        numeric = naive.central_differences(lambda: naive_network.loss_and_gradient(network, given, x, y)[0], array)
        np.testing.assert_allclose(gradient[name], numeric, rtol=1e-6, atol=1e-8)


def test_that_an_edge_is_found_by_hand():
    x = np.array([[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1]], float).reshape(1, -1)
    convolution = ((1, 3, 4), 1, 2, 1, "valid", "none")
    z = naive_convolution.weighted(convolution, np.array([[[[-1, 1], [-1, 1]]]], float), np.zeros(1), x)
    np.testing.assert_array_equal(z.reshape(2, 3), [[0, 2, 0], [0, 2, 0]])
    np.testing.assert_array_equal(naive_convolution.pooled((*convolution[:-1], "max2"), z), [[2]])
