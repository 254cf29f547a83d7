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
from dllab.engine.convolution.products import add_lane_products, gathered_gemm, later, sum_of_lanes
from dllab.engine.kernels.compiler import kernel
from dllab.engine.kernels.elementwise import F
from dllab.engine.kernels.memory import clear_lanes, copy, shifted
from dllab.engine.network import LANES

# (w, pitch, bias, x, frame, z, row, g, framed): z ← w∗x + b. frame: room for x with the zeros around it; x itself where
# it is not framed.
CONVOLVE = (
    "void(CPointer(float32), int64, CPointer(float32), CPointer(float32), CPointer(float32), CPointer(float32), int64,"
    "CPointer(int64), int64)"
)
# (d, frame, gradient, pitch, sums, batch, row, g): the gradient by the weights, of d by z; sums: scratch.
BY_WEIGHTS = (
    "void(CPointer(float32), CPointer(float32), CPointer(float32), int64, CPointer(float32), int64, int64,"
    "CPointer(int64))"
)
# (d, w, pitch, back_frame, turned, zero, d_x, row, g): d by z becomes d by x; back_frame's border, turned: scratch.
BY_INPUTS = (
    "void(CPointer(float32), CPointer(float32), int64, CPointer(float32), CPointer(float32), CPointer(float32),"
    "CPointer(float32), int64, CPointer(int64))"
)


@kernel(CONVOLVE)
def convolve(w, pitch, bias, x, frame, z, row, g, framed):
    channels, height, width, lead = g[CHANNELS], g[HEIGHT], g[WIDTH], g[LEAD]
    frame_height, frame_width = g[FRAME_HEIGHT], g[FRAME_WIDTH]
    filters, stride, map_height, map_width = g[FILTERS], g[STRIDE], g[MAP_HEIGHT], g[MAP_WIDTH]
    fan_in, taps = channels * g[KERNEL] * g[KERNEL], later(g, TAPS)
    if framed:
        for c in range(channels):
            for i in range(height):
                place = ((c * frame_height + i + lead) * frame_width + lead) * row
                copy(shifted(x, (c * height + i) * width * row), shifted(frame, place), width * row)
    maps = map_height * map_width * row
    run = map_width * row if stride == 1 else row  # floats of a map whose taps lie side by side
    for i in range(map_height):
        for j in range(map_width * row // run):
            corner = (i * frame_width + j) * stride * row
            at = shifted(z, i * map_width * row + j * run)
            gathered_gemm(w, pitch, shifted(frame, corner), taps, at, maps, bias, 1, filters, run, fan_in)


@kernel(BY_WEIGHTS)
def by_weights(d, frame, gradient, pitch, sums, batch, row, g):
    channels, frame_height, frame_width = g[CHANNELS], g[FRAME_HEIGHT], g[FRAME_WIDTH]
    filters, stride, map_height, map_width = g[FILTERS], g[STRIDE], g[MAP_HEIGHT], g[MAP_WIDTH]
    fan_in, taps = channels * g[KERNEL] * g[KERNEL], later(g, TAPS)
    clear_lanes(frame, channels * frame_height * frame_width, row, batch)
    for i in range(filters * fan_in * LANES):
        sums[i] = F(0.0)
    maps = map_height * map_width * row
    run = map_width * row if stride == 1 else row
    for i in range(map_height):
        for j in range(map_width * row // run):
            corner = (i * frame_width + j) * stride * row
            own = shifted(d, i * map_width * row + j * run)
            add_lane_products(own, maps, shifted(frame, corner), taps, sums, filters, fan_in, run)
    for f in range(filters):
        for tap in range(fan_in):
            gradient[f * pitch + tap] = sum_of_lanes(shifted(sums, (f * fan_in + tap) * LANES))


@kernel(BY_INPUTS)
def by_inputs(d, w, pitch, back_frame, turned, zero, d_x, row, g):
    channels, height, width, lead = g[CHANNELS], g[HEIGHT], g[WIDTH], g[LEAD]
    filters, kernel_size, stride, map_height, map_width = g[FILTERS], g[KERNEL], g[STRIDE], g[MAP_HEIGHT], g[MAP_WIDTH]
    square = kernel_size * kernel_size
    fan_out, back = filters * square, later(g, TAPS + channels * square)
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
    for i in range(height):
        corner, at = shifted(back_frame, i * frame_width * row), shifted(d_x, i * width * row)
        gathered_gemm(turned, fan_out, corner, back, at, height * width * row, zero, 0, channels, width * row, fan_out)
