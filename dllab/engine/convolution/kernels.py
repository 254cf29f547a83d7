"""A convolution layer's way forward and back, as kernels that the compiled step reaches by address.

Pictures are [channels, height, width, row]: at every place, `row` numbers along the batch. `g` holds a Geometry's
numbers.
"""

from dllab.engine.convolution.geometry import (
    CHANNELS,
    FILTERS,
    FRAME_HEIGHT,
    FRAME_WIDTH,
    HEIGHT,
    KERNEL,
    LEAD,
    MAP_HEIGHT,
    MAP_WIDTH,
    STRIDE,
    TAPS,
    WIDTH,
)
from dllab.engine.convolution.products import TALL, add_lane_products, gathered_gemm, later, sum_of_lanes
from dllab.engine.kernels.atomic import as_floats, as_words
from dllab.engine.kernels.compiler import inline, kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import clear_lanes, copy, shifted
from dllab.engine.kernels.team import TASK
from dllab.engine.network import LANES
from dllab.engine.shared import have_done, is_shared, part_size, write_down

# Each of them takes first `sharing`, the address of the words in `shared`, and that of its own TASK: where there is a
# team and enough to do, the rows of a map, or the filters, are cut into parts; no sum ever is.
# (…, w, pitch, bias, x, frame, z, row, g, framed): z ← w∗x + b. frame: room for x with the zeros around it; x itself
# where it is not framed.
CONVOLVE = (
    "void(int64, int64, CPointer(float32), int64, CPointer(float32), CPointer(float32), CPointer(float32),"
    "CPointer(float32), int64, CPointer(int64), int64)"
)
# (…, d, frame, gradient, pitch, sums, batch, row, g): the gradient by the weights, of d by z; sums: scratch.
BY_WEIGHTS = (
    "void(int64, int64, CPointer(float32), CPointer(float32), CPointer(float32), int64, CPointer(float32), int64,"
    "int64, CPointer(int64))"
)
# (…, d, w, pitch, back_frame, turned, zero, d_x, row, g): d by z becomes d by x; back_frame's border, turned: scratch.
BY_INPUTS = (
    "void(int64, int64, CPointer(float32), CPointer(float32), int64, CPointer(float32), CPointer(float32),"
    "CPointer(float32), CPointer(float32), int64, CPointer(int64))"
)


@inline
def map_rows(w, pitch, bias, frame, z, row, g, first, last):
    """Rows first … last − 1 of every filter's map."""
    frame_width, filters, stride, map_width = g[FRAME_WIDTH], g[FILTERS], g[STRIDE], g[MAP_WIDTH]
    fan_in, taps, maps = g[CHANNELS] * g[KERNEL] * g[KERNEL], later(g, TAPS), g[MAP_HEIGHT] * map_width * row
    run = map_width * row if stride == 1 else row  # floats of a map whose taps lie side by side
    for i in range(first, last):
        for j in range(map_width * row // run):
            corner = (i * frame_width + j) * stride * row
            at = shifted(z, i * map_width * row + j * run)
            gathered_gemm(w, pitch, shifted(frame, corner), taps, at, maps, bias, 1, filters, run, fan_in)


@kernel(TASK)
def convolve_part(given, number, room):
    row, g, size = given[5], as_words(given[6]), given[7]
    first = number * size
    if first < g[MAP_HEIGHT]:
        w, bias, frame, z = as_floats(given[0]), as_floats(given[2]), as_floats(given[3]), as_floats(given[4])
        map_rows(w, given[1], bias, frame, z, row, g, first, min(first + size, g[MAP_HEIGHT]))


@kernel(CONVOLVE)
def convolve(sharing, part, w, pitch, bias, x, frame, z, row, g, framed):
    channels, height, width, lead = g[CHANNELS], g[HEIGHT], g[WIDTH], g[LEAD]
    frame_height, frame_width, map_height = g[FRAME_HEIGHT], g[FRAME_WIDTH], g[MAP_HEIGHT]
    if framed:
        for c in range(channels):
            for i in range(height):
                place = ((c * frame_height + i + lead) * frame_width + lead) * row
                copy(shifted(x, (c * height + i) * width * row), shifted(frame, place), width * row)
    fan_in = channels * g[KERNEL] * g[KERNEL]
    if is_shared(sharing, g[FILTERS] * map_height * g[MAP_WIDTH] * row * fan_in):
        size = part_size(sharing, map_height, 1)
        write_down(sharing, (w, pitch, bias, frame, z, row, g, size))
        have_done(sharing, part, map_height, size)
    else:
        map_rows(w, pitch, bias, frame, z, row, g, 0, map_height)


@inline
def filters_gradient(d, frame, gradient, pitch, sums, row, g, first, last):
    """The gradient by the weights of filters first … last − 1."""
    frame_width, stride, map_height, map_width = g[FRAME_WIDTH], g[STRIDE], g[MAP_HEIGHT], g[MAP_WIDTH]
    fan_in, taps = g[CHANNELS] * g[KERNEL] * g[KERNEL], later(g, TAPS)
    own_sums = shifted(sums, first * fan_in * LANES)
    for i in range((last - first) * fan_in * LANES):
        own_sums[i] = F(0.0)
    maps = map_height * map_width * row
    run = map_width * row if stride == 1 else row
    for i in range(map_height):
        for j in range(map_width * row // run):
            corner = (i * frame_width + j) * stride * row
            own = shifted(d, first * maps + i * map_width * row + j * run)
            add_lane_products(own, maps, shifted(frame, corner), taps, own_sums, last - first, fan_in, run)
    for f in range(first, last):
        for tap in range(fan_in):
            gradient[f * pitch + tap] = sum_of_lanes(shifted(sums, (f * fan_in + tap) * LANES))


@kernel(TASK)
def by_weights_part(given, number, room):
    row, g, size = given[5], as_words(given[6]), given[7]
    first = number * size
    if first < g[FILTERS]:
        d, frame, gradient, sums = as_floats(given[0]), as_floats(given[1]), as_floats(given[2]), as_floats(given[4])
        filters_gradient(d, frame, gradient, given[3], sums, row, g, first, min(first + size, g[FILTERS]))


@kernel(BY_WEIGHTS)
def by_weights(sharing, part, d, frame, gradient, pitch, sums, batch, row, g):
    channels, filters = g[CHANNELS], g[FILTERS]
    clear_lanes(frame, channels * g[FRAME_HEIGHT] * g[FRAME_WIDTH], row, batch)
    fan_in = channels * g[KERNEL] * g[KERNEL]
    if is_shared(sharing, filters * g[MAP_HEIGHT] * g[MAP_WIDTH] * row * fan_in):
        size = part_size(sharing, filters, TALL)
        write_down(sharing, (d, frame, gradient, pitch, sums, row, g, size))
        have_done(sharing, part, filters, size)
    else:
        filters_gradient(d, frame, gradient, pitch, sums, row, g, 0, filters)


@inline
def input_rows(back_frame, turned, zero, d_x, row, g, first, last):
    """Rows first … last − 1 of every channel of d by x."""
    channels, height, width = g[CHANNELS], g[HEIGHT], g[WIDTH]
    square = g[KERNEL] * g[KERNEL]
    fan_out, frame_width, back = g[FILTERS] * square, width + g[KERNEL] - 1, later(g, TAPS + channels * square)
    for i in range(first, last):
        corner, at = shifted(back_frame, i * frame_width * row), shifted(d_x, i * width * row)
        gathered_gemm(turned, fan_out, corner, back, at, height * width * row, zero, 0, channels, width * row, fan_out)


@kernel(TASK)
def by_inputs_part(given, number, room):
    row, g, size = given[4], as_words(given[5]), given[6]
    first = number * size
    if first < g[HEIGHT]:
        back_frame, turned, zero, d_x = (
            as_floats(given[0]),
            as_floats(given[1]),
            as_floats(given[2]),
            as_floats(given[3]),
        )
        input_rows(back_frame, turned, zero, d_x, row, g, first, min(first + size, g[HEIGHT]))


@kernel(BY_INPUTS)
def by_inputs(sharing, part, d, w, pitch, back_frame, turned, zero, d_x, row, g):
    channels, height, width, lead = g[CHANNELS], g[HEIGHT], g[WIDTH], g[LEAD]
    filters, kernel_size, stride, map_height, map_width = g[FILTERS], g[KERNEL], g[STRIDE], g[MAP_HEIGHT], g[MAP_WIDTH]
    square = kernel_size * kernel_size
    fan_out = filters * square
    for c in range(channels):  # every kernel turned by half a turn, filters and channels exchanged
        for f in range(filters):
            for tap in range(square):
                turned[c * fan_out + f * square + tap] = w[f * pitch + c * square + square - 1 - tap]
    frame_height, frame_width, before = height + kernel_size - 1, width + kernel_size - 1, kernel_size - 1 - lead
    for f in range(filters):
        for i in range(map_height):
            source = (f * map_height + i) * map_width * row
            line = ((f * frame_height + i * stride + before) * frame_width + before) * row
            if stride == 1:
                copy(shifted(d, source), shifted(back_frame, line), map_width * row)
            else:
                for j in range(map_width):
                    copy(shifted(d, source + j * row), shifted(back_frame, line + j * stride * row), row)
    if is_shared(sharing, channels * height * width * row * fan_out):
        size = part_size(sharing, height, 1)
        write_down(sharing, (back_frame, turned, zero, d_x, row, g, size))
        have_done(sharing, part, height, size)
    else:
        input_rows(back_frame, turned, zero, d_x, row, g, 0, height)
