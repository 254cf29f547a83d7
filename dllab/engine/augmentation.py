"""Training examples that are never quite the same twice, compiled: noise on any input; images also move and turn."""

import numpy as np

from dllab.engine.kernels.compiler import compiled, inline
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import copy, pointer
from dllab.engine.kernels.random import add_noise, scrambled
from dllab.engine.kernels.real import cos_pi
from dllab.engine.program import FILL, FLIP_ACROSS, FLIP_DOWN, JITTER, ROTATION, SHIFT

DRAWS = 8  # random numbers set aside for an example


@inline
def uniform(counter, key):
    """A number from 0 to 1, the same for the same counter and key."""
    return scrambled(np.uint32(np.uint32(counter) + key)) / 4294967296.0


@compiled
def augment(plan, layers, work, hyper, count, key):
    """Change the gathered rows of `count` examples in place: every image moves as a whole, then noise is added."""
    p = plan[0]
    pitch = p.pitch
    moves = hyper[SHIFT] > 0.0 or hyper[ROTATION] > 0.0 or hyper[FLIP_ACROSS] > 0.0 or hyper[FLIP_DOWN] > 0.0
    for k in range(count):
        place = p.rows + k * pitch
        if p.height > 0 and moves:
            copy(pointer(work, place), pointer(work, p.spare), p.features)
            move_image(pointer(work, p.spare), pointer(work, place), p.height, p.width, hyper, k * DRAWS, key)
        if hyper[JITTER] > 0.0:
            add_noise(pointer(work, place), p.features, hyper[JITTER], np.uint32(key + scrambled(np.uint32(k))))


@compiled
def move_image(source, target, height, width, hyper, draw, key):
    """Flip, turn about the centre and shift one image; values between pixels are interpolated bilinearly.

    Pixel (row i, column j) of the target is read at the source position R(−θ)·((j, i) − centre − shift) + centre.
    """
    turned = (2.0 * uniform(draw, key) - 1.0) * hyper[ROTATION] / 180.0  # half turns
    right = (2.0 * uniform(draw + 1, key) - 1.0) * hyper[SHIFT]
    down = (2.0 * uniform(draw + 2, key) - 1.0) * hyper[SHIFT]
    across = -1.0 if hyper[FLIP_ACROSS] > 0.0 and uniform(draw + 3, key) < 0.5 else 1.0
    upside = -1.0 if hyper[FLIP_DOWN] > 0.0 and uniform(draw + 4, key) < 0.5 else 1.0
    cosine, sine = cos_pi(turned), cos_pi(turned - 0.5)
    middle_x, middle_y = (width - 1) / 2.0, (height - 1) / 2.0
    for i in range(height):
        for j in range(width):
            u, v = j - middle_x - right, i - middle_y - down
            x = across * (cosine * u + sine * v) + middle_x
            y = upside * (cosine * v - sine * u) + middle_y
            target[i * width + j] = interpolated(source, height, width, x, y, F(hyper[FILL]))


@inline
def interpolated(image, height, width, x, y, fill):
    """The image's value at column x and row y; `fill` lies all around it."""
    left, top = np.int64(np.floor(x)), np.int64(np.floor(y))
    a, b = F(x - left), F(y - top)
    upper = (F(1.0) - a) * pixel(image, height, width, top, left, fill) + a * pixel(
        image, height, width, top, left + 1, fill
    )
    lower = (F(1.0) - a) * pixel(image, height, width, top + 1, left, fill) + a * pixel(
        image, height, width, top + 1, left + 1, fill
    )
    return (F(1.0) - b) * upper + b * lower


@inline
def pixel(image, height, width, row, column, fill):
    """One pixel, or `fill` outside the image."""
    inside = row >= 0 and row < height and column >= 0 and column < width
    return image[row * width + column] if inside else fill
