"""The oracle for convolution and pooling: float64 NumPy, place by place.

A convolution is (picture, filters, kernel, stride, padding, pool), its picture (channels, height, width); signals are
flat, [N, channels·height·width].
"""

import numpy as np


def around(kernel, padding):
    """Zeros before and after the picture."""
    total = kernel - 1 if padding == "same" else 0
    return total // 2, total - total // 2


def places(convolution):
    """((row, column) of the map, the slices of the padded picture that the kernel covers there), every one."""
    (_, height, width), _, kernel, stride, padding, _ = convolution
    total = sum(around(kernel, padding))
    for i, top in enumerate(range(0, height + total - kernel + 1, stride)):
        for j, left in enumerate(range(0, width + total - kernel + 1, stride)):
            yield (i, j), (slice(top, top + kernel), slice(left, left + kernel))


def map_shape(convolution):
    """(filters, rows, columns) before pooling."""
    i, j = max(place for place, _ in places(convolution))
    return convolution[1], i + 1, j + 1


def out_shape(convolution):
    """(filters, rows, columns) after pooling."""
    size = pooling(convolution)[1]
    filters, rows, columns = map_shape(convolution)
    return filters, rows // size, columns // size


def pooling(convolution):
    """("max", 2) of "max2"; ("none", 1)."""
    pool = convolution[-1]
    return ("none", 1) if pool == "none" else (pool[:-1], int(pool[-1]))


def padded(convolution, x):
    picture, _, kernel, _, padding, _ = convolution
    return np.pad(x.reshape(len(x), *picture), [(0, 0), (0, 0), around(kernel, padding), around(kernel, padding)])


def weighted(convolution, w, bias, x):
    """z[N, filters·places]."""
    framed, z = padded(convolution, x), np.zeros((len(x), *map_shape(convolution)))
    for (i, j), covered in places(convolution):
        z[:, :, i, j] = np.einsum("ncij,fcij->nf", framed[:, :, *covered], w) + bias
    return z.reshape(len(x), -1)


def backward(convolution, w, x, d):
    """Gradients by w, by the biases and by x, of d by z."""
    framed, d = padded(convolution, x), d.reshape(len(x), *map_shape(convolution))
    d_w, d_framed = np.zeros_like(w), np.zeros_like(framed)
    for (i, j), covered in places(convolution):
        d_w += np.einsum("nf,ncij->fcij", d[:, :, i, j], framed[:, :, *covered])
        d_framed[:, :, *covered] += np.einsum("nf,fcij->ncij", d[:, :, i, j], w)
    (_, height, width), _, kernel, _, padding, _ = convolution
    before, _ = around(kernel, padding)
    d_x = d_framed[:, :, before : before + height, before : before + width]
    return d_w, d.sum(axis=(0, 2, 3)), d_x.reshape(len(x), -1)


def squares(convolution, maps):
    """[N, filters, rows, columns, size²]: the squares of the maps, what is left over dropped."""
    (filters, rows, columns), size = out_shape(convolution), pooling(convolution)[1]
    maps = maps.reshape(len(maps), *map_shape(convolution))[:, :, : rows * size, : columns * size]
    split = maps.reshape(len(maps), filters, rows, size, columns, size)
    return split.transpose(0, 1, 2, 4, 3, 5).reshape(len(maps), filters, rows, columns, size * size)


def pooled(convolution, maps):
    """What remains of maps[N, filters·places]."""
    kind, _ = pooling(convolution)
    if kind == "none":
        return maps
    found = squares(convolution, maps)
    return (found.max(axis=-1) if kind == "max" else found.mean(axis=-1)).reshape(len(maps), -1)


def unpooled(convolution, maps, d):
    """d by the pooled becomes d by the maps."""
    (kind, size), (filters, rows, columns) = pooling(convolution), out_shape(convolution)
    if kind == "none":
        return d
    found = squares(convolution, maps)
    share = np.full(found.shape, 1 / size**2)
    if kind == "max":
        share = np.arange(size * size) == found.argmax(axis=-1)[..., None]
    spread = (share * d.reshape(len(d), filters, rows, columns)[..., None]).reshape(
        len(d), filters, rows, columns, size, size
    )
    whole = np.zeros((len(d), *map_shape(convolution)))
    whole[:, :, : rows * size, : columns * size] = spread.transpose(0, 1, 2, 4, 3, 5).reshape(
        len(d), filters, rows * size, columns * size
    )
    return whole.reshape(len(d), -1)
