"""The large loops of a step, cut into parts where a team does them, and done in one piece where they are small.

Every part is a stretch of the output that begins on a vector, so that the cut changes no bit. What is common to all
loops of a program stands in a few words, whose address is `sharing`.
"""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.activations.base import BACKWARD, FORWARD
from dllab.engine.kernels.atomic import BYTES, as_double, as_doubles, as_floats, as_words, write_words
from dllab.engine.kernels.compiler import address, compiled, inline, kernel
from dllab.engine.kernels.gemm import PACKED, ROWS, WIDE, gemm, needs_packing, packed_gemm, tiled
from dllab.engine.kernels.memory import caller, shifted
from dllab.engine.kernels.team import HELPERS, PARTS_EACH, TASK, WRITTEN, call_task, share
from dllab.engine.network import LANES, aligned_words, aligned_zeros
from dllab.engine.optimizers.base import UPDATE
from dllab.engine.program import ENTRY

# Signatures of what does a large loop, reached by address: `sharing`, then as `gemm`, or as a choice's kernel with its
# address in front.
PRODUCT = (
    "void(int64, CPointer(float32), int64, int64, CPointer(float32), int64, CPointer(float32), int64,"
    "CPointer(float32), int64, int64, int64, int64)"
)
LARGE_FORWARD, LARGE_BACKWARD, LARGE_UPDATE = (
    signature.replace("(", "(int64, int64, ", 1) for signature in (FORWARD, BACKWARD, UPDATE)
)
call_product = caller(PRODUCT)
call_large_forward = caller(LARGE_FORWARD)
call_large_backward = caller(LARGE_BACKWARD)
call_large_update = caller(LARGE_UPDATE)
call_forward = caller(FORWARD)
call_backward = caller(BACKWARD)
call_update = caller(UPDATE)

# The words: the team's address, 0 where there is nobody; that of room for what a product packs; the multiply-adds from
# which a loop is shared; the addresses of KERNELS; and what is written down for a product that is done in one piece.
TEAM, ROOM, LEAST, PRODUCT_LARGE, FORWARD_LARGE, BACKWARD_LARGE, UPDATE_LARGE = range(7)
PRODUCT_PART, FORWARD_PART, BACKWARD_PART, UPDATE_PART, ALONE = range(7, 12)
WORDS = ALONE + 15


@inline
def is_shared(sharing, work):
    """Whether a loop of so many multiply-adds is for the team."""
    words = as_words(sharing)
    return words[TEAM] != 0 and work >= words[LEAST]


@inline
def part_size(sharing, size, unit):
    """How much of `size` a part is, a multiple of `unit`."""
    parts = PARTS_EACH * (1 + as_words(as_words(sharing)[TEAM])[HELPERS])
    return -(-size // (parts * unit)) * unit


@inline
def write_down(sharing, arguments):
    """Write the arguments of a job down for the team."""
    write_words(as_words(as_words(sharing)[TEAM] + BYTES * WRITTEN), arguments)


@inline
def have_done(sharing, task, count, size):
    """Have `count` done in parts of `size`; task: the address of a part's kernel."""
    words = as_words(sharing)
    share(words[TEAM], task, -(-count // size), as_floats(words[ROOM]))


@inline
def do_together(sharing, part, count, size):
    """As `have_done`; part: the place of the kernel's address among the words."""
    have_done(sharing, as_words(sharing)[part], count, size)


@kernel(TASK)
def product_part(given, number, room):
    a, a_row, a_column, b, b_row = as_floats(given[0]), given[1], given[2], as_floats(given[3]), given[4]
    c, c_row, bias, bias_step = as_floats(given[5]), given[6], as_floats(given[7]), given[8]
    rows, columns, depth, packs, across, size = given[9], given[10], given[11], given[12], given[13], given[14]
    first = number * size
    if first >= (columns if across else rows):
        return
    if across:
        b, c, columns = shifted(b, first), shifted(c, first), min(size, columns - first)
    else:
        a, c = shifted(a, first * a_row), shifted(c, first * c_row)
        bias, rows = shifted(bias, first * bias_step), min(size, rows - first)
    if packs:
        packed_gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth, room)
    else:
        gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth)


@kernel(PRODUCT)
def large_product(sharing, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth):
    words = as_words(sharing)
    packs, together = needs_packing(a_column, b_row, rows, columns, depth), is_shared(sharing, rows * columns * depth)
    across = columns > rows
    count = columns if across else rows
    size = part_size(sharing, count, WIDE if across else ROWS) if together else count
    place = words[TEAM] + BYTES * WRITTEN if together else sharing + BYTES * ALONE
    matrices = a, a_row, a_column, b, b_row, c, c_row, bias, bias_step
    write_words(as_words(place), (*matrices, rows, columns, depth, packs, across, size))
    if together:
        do_together(sharing, PRODUCT_PART, count, size)
    else:
        call_task(words[PRODUCT_PART], (as_words(place), 0, as_floats(words[ROOM])))


@compiled
def product(large, sharing, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth):
    """As `gemm`, for what may be `large`: rows of C are shared, or columns where there are more of them."""
    if large:
        matrices = a, a_row, a_column, b, b_row, c, c_row, bias, bias_step
        call_product(as_words(sharing)[PRODUCT_LARGE], (sharing, *matrices, rows, columns, depth))
    else:
        tiled(False, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth)


@kernel(TASK)
def forward_part(given, number, room):
    size, count = given[4], given[5]
    first = number * size
    if first >= count:
        return
    u, a = shifted(as_floats(given[1]), first), shifted(as_floats(given[2]), first)
    call_forward(given[0], (u, a, min(size, count - first), as_doubles(given[3])))


@kernel(LARGE_FORWARD)
def large_forward(sharing, activation, u, a, count, hyper):
    if is_shared(sharing, ENTRY * count):
        size = part_size(sharing, count, LANES)
        write_down(sharing, (activation, u, a, hyper, size, count))
        do_together(sharing, FORWARD_PART, count, size)
    else:
        call_forward(activation, (u, a, count, hyper))


@compiled
def activate(large, sharing, activation, u, a, count, hyper):
    """An activation's `forward`, in a layer that may be `large`."""
    if large:
        call_large_forward(as_words(sharing)[FORWARD_LARGE], (sharing, activation, u, a, count, hyper))
    else:
        call_forward(activation, (u, a, count, hyper))


@kernel(TASK)
def backward_part(given, number, room):
    size, count = given[5], given[6]
    first = number * size
    if first >= count:
        return
    u, a, d = as_floats(given[1]), as_floats(given[2]), as_floats(given[3])
    arguments = shifted(u, first), shifted(a, first), shifted(d, first), min(size, count - first), as_doubles(given[4])
    call_backward(given[0], arguments)


@kernel(LARGE_BACKWARD)
def large_backward(sharing, activation, u, a, d, count, hyper):
    if is_shared(sharing, ENTRY * count):
        size = part_size(sharing, count, LANES)
        write_down(sharing, (activation, u, a, d, hyper, size, count))
        do_together(sharing, BACKWARD_PART, count, size)
    else:
        call_backward(activation, (u, a, d, count, hyper))


@compiled
def differentiate(large, sharing, activation, u, a, d, count, hyper):
    """An activation's `backward`, in a layer that may be `large`."""
    if large:
        call_large_backward(as_words(sharing)[BACKWARD_LARGE], (sharing, activation, u, a, d, count, hyper))
    else:
        call_backward(activation, (u, a, d, count, hyper))


@kernel(TASK)
def update_part(given, number, room):
    size, count = given[8], given[9]
    first = number * size
    if first >= count:
        return
    w, g, slots = as_floats(given[1]), as_floats(given[2]), as_floats(given[3])
    moved = shifted(w, first), shifted(g, first), shifted(slots, first)
    others = as_doubles(given[5]), as_double(given[6]), given[7]
    call_update(given[0], (*moved, given[4], min(size, count - first), *others))


@kernel(LARGE_UPDATE)
def large_update(sharing, update, w, g, slots, stride, count, hyper, rate, step):
    if is_shared(sharing, ENTRY * count):
        size = part_size(sharing, count, LANES)
        write_down(sharing, (update, w, g, slots, stride, hyper, rate, step, size, count))
        do_together(sharing, UPDATE_PART, count, size)
    else:
        call_update(update, (w, g, slots, stride, count, hyper, rate, step))


@compiled
def optimize(large, sharing, update, w, g, slots, stride, count, hyper, rate, step):
    """An optimizer's `update`, of parameters that may be many; only one that takes each by itself may be shared."""
    if large:
        arguments = sharing, update, w, g, slots, stride, count, hyper, rate, step
        call_large_update(as_words(sharing)[UPDATE_LARGE], arguments)
    else:
        call_update(update, (w, g, slots, stride, count, hyper, rate, step))


KERNELS = (
    large_product, large_forward, large_backward, large_update,
    product_part, forward_part, backward_part, update_part,
)  # fmt: skip


def prepared(least: int, wide: bool) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The words of a program without a team, and their room.

    Where it is `wide`, KERNELS are compiled, or loaded, at the first call; else nothing asks for them.
    """
    room, words = aligned_zeros(PACKED), aligned_words(WORDS)
    words[[ROOM, LEAST]] = room.ctypes.data, least
    if wide:
        words[PRODUCT_LARGE:ALONE] = [address(kernel) for kernel in KERNELS]
    return words, room
