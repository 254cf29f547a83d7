"""The large loops of a step, cut into parts where a team does them, and done in one piece where they are small.

Every part is a stretch of the output that begins on a vector, so that the cut changes no bit.
"""

from dllab.engine.activations.base import BACKWARD, FORWARD
from dllab.engine.kernels.atomic import BYTES, as_double, as_doubles, as_floats, as_words, write_words
from dllab.engine.kernels.compiler import address, compiled, inline, kernel
from dllab.engine.kernels.gemm import ROWS, WIDE, gemm, needs_packing, packed_gemm
from dllab.engine.kernels.memory import caller, shifted
from dllab.engine.kernels.team import HELPERS, PARTS_EACH, TASK, WRITTEN, share
from dllab.engine.network import LANES
from dllab.engine.optimizers.base import UPDATE

call_forward = caller(FORWARD)
call_backward = caller(BACKWARD)
call_update = caller(UPDATE)

# Multiply-adds, about 20 µs, below which a product is done by one thread. To hand a job over and wait for the last part
# takes 1 to 2 µs, and what another core has written must come from there.
WORTH = 1 << 20
ENTRY = 16  # multiply-adds that take about as long as one entry of any other loop


def is_worth_sharing(sizes: list[tuple[int, int]], batch: int) -> bool:
    """Whether a step has such loops, of layers (fan_in, fan_out) and so many examples."""
    weights = [fan_in * fan_out for fan_in, fan_out in sizes]
    return max(weights) * batch >= WORTH or ENTRY * sum(weights) >= WORTH


@inline
def is_shared(p, work):
    """Whether a loop of so many multiply-adds is for the team."""
    return p.team != 0 and work >= WORTH


@inline
def part_size(p, size, unit):
    """How much of `size` a part is, a multiple of `unit`."""
    parts = PARTS_EACH * (1 + as_words(p.team)[HELPERS])
    return -(-size // (parts * unit)) * unit


@inline
def written(p):
    """Where a job's arguments are written down."""
    return as_words(p.team + BYTES * WRITTEN)


@kernel(TASK)
def product_part(given, number, room):
    a, a_row, a_column, b, b_row = as_floats(given[0]), given[1], given[2], as_floats(given[3]), given[4]
    c, c_row, bias, bias_step = as_floats(given[5]), given[6], as_floats(given[7]), given[8]
    rows, columns, depth, packs, across, size = given[9], given[10], given[11], given[12], given[13], given[14]
    first = number * size
    if across:
        b, c, columns = shifted(b, first), shifted(c, first), min(size, columns - first)
    else:
        a, c = shifted(a, first * a_row), shifted(c, first * c_row)
        bias, rows = shifted(bias, first * bias_step), min(size, rows - first)
    if packs:
        packed_gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth, room)
    else:
        gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth)


@compiled
def product(plan, a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth):
    """As `gemm`: rows of C are shared, or columns where there are more of them."""
    p = plan[0]
    room, packs = as_floats(p.room), needs_packing(a_column, b_row, rows, columns, depth)
    if is_shared(p, rows * columns * depth):
        across = columns > rows
        count = columns if across else rows
        size = part_size(p, count, WIDE if across else ROWS)
        matrices = a, a_row, a_column, b, b_row, c, c_row, bias, bias_step
        write_words(written(p), (*matrices, rows, columns, depth, packs, across, size))
        share(p.team, p.product_part, -(-count // size), room)
    elif packs:
        packed_gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth, room)
    else:
        gemm(a, a_row, a_column, b, b_row, c, c_row, bias, bias_step, rows, columns, depth)


@kernel(TASK)
def forward_part(given, number, room):
    size, count = given[4], given[5]
    first = number * size
    u, a = shifted(as_floats(given[1]), first), shifted(as_floats(given[2]), first)
    call_forward(given[0], (u, a, min(size, count - first), as_doubles(given[3])))


@compiled
def activate(plan, activation, u, a, count, hyper):
    """An activation's `forward`."""
    p = plan[0]
    if is_shared(p, ENTRY * count):
        size = part_size(p, count, LANES)
        write_words(written(p), (activation, u, a, hyper, size, count))
        share(p.team, p.forward_part, -(-count // size), as_floats(p.room))
    else:
        call_forward(activation, (u, a, count, hyper))


@kernel(TASK)
def backward_part(given, number, room):
    size, count = given[5], given[6]
    first = number * size
    u, a, d = as_floats(given[1]), as_floats(given[2]), as_floats(given[3])
    arguments = shifted(u, first), shifted(a, first), shifted(d, first), min(size, count - first), as_doubles(given[4])
    call_backward(given[0], arguments)


@compiled
def differentiate(plan, activation, u, a, d, count, hyper):
    """An activation's `backward`."""
    p = plan[0]
    if is_shared(p, ENTRY * count):
        size = part_size(p, count, LANES)
        write_words(written(p), (activation, u, a, d, hyper, size, count))
        share(p.team, p.backward_part, -(-count // size), as_floats(p.room))
    else:
        call_backward(activation, (u, a, d, count, hyper))


@kernel(TASK)
def update_part(given, number, room):
    size, count = given[8], given[9]
    first = number * size
    w, g, slots = as_floats(given[1]), as_floats(given[2]), as_floats(given[3])
    moved = shifted(w, first), shifted(g, first), shifted(slots, first)
    others = as_doubles(given[5]), as_double(given[6]), given[7]
    call_update(given[0], (*moved, given[4], min(size, count - first), *others))


@compiled
def optimize(plan, w, g, slots, stride, count, hyper, rate, step):
    """An optimizer's `update`, shared where it takes every parameter by itself."""
    p = plan[0]
    if p.by_entry and is_shared(p, ENTRY * count):
        size = part_size(p, count, LANES)
        write_words(written(p), (p.update, w, g, slots, stride, hyper, rate, step, size, count))
        share(p.team, p.update_part, -(-count // size), as_floats(p.room))
    else:
        call_update(p.update, (w, g, slots, stride, count, hyper, rate, step))


def parts() -> dict[str, int]:
    """The addresses of the parts above, by their fields in the plan; compiled, or loaded, at the first call."""
    return {part.__name__: address(part) for part in (product_part, forward_part, backward_part, update_part)}
