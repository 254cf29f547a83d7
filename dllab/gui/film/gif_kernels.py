"""The work of a GIF a pixel, compiled: it holds no lock, so that neither the window nor the training waits for it.

Loaded late, by the thread that records. A pixel is 0xAARRGGBB; its code has the upper five bits of each colour.
"""

import numpy as np
from numpy.typing import NDArray

from dllab.engine.kernels.compiler import compiled

LARGEST = 4096  # codes of a GIF have at most 12 bits
CLEAR, END = 256, 257
TABLE = 1 << 14  # places for at most 4,096 strings


@compiled
def survey(pixels: NDArray[np.uint32], counts: NDArray[np.int64], sums: NDArray[np.int64]) -> None:
    """Count the pixels of each code, int64[32768], and add up their red, green and blue, int64[3, 32768]."""
    for i in range(pixels.size):
        p = pixels[i]
        code = ((p >> np.uint32(9)) & 0x7C00) | ((p >> np.uint32(6)) & 0x3E0) | ((p >> np.uint32(3)) & 0x1F)
        counts[code] += 1
        sums[0, code] += (p >> np.uint32(16)) & 255
        sums[1, code] += (p >> np.uint32(8)) & 255
        sums[2, code] += p & 255


@compiled
def choose(means: NDArray[np.float32], alike: float, chosen: NDArray[np.float32]) -> int:
    """Colours, float32[n, 3], from the first to the last, that are not `alike` to one taken before; how many fit.

    means: float32[m, 3], the most frequent first. chosen: float32[at most so many, 3].
    """
    used = 0
    for m in range(len(means)):
        if used == len(chosen):
            break
        own = True
        for c in range(used):
            r, g, b = means[m, 0] - chosen[c, 0], means[m, 1] - chosen[c, 1], means[m, 2] - chosen[c, 2]
            if r * r + g * g + b * b < alike * alike:
                own = False
                break
        if own:
            for channel in range(3):
                chosen[used, channel] = means[m, channel]
            used += 1
    return used


@compiled
def find_nearest(
    colors: NDArray[np.float32], far_from: float, nearest: NDArray[np.uint8], far: NDArray[np.uint8]
) -> None:
    """Of the middle of each code, uint8[32768], the nearest of `colors`, and 1 where it is farther than `far_from`."""
    for code in range(nearest.size):
        red, green, blue = (code >> 10) * 8 + 4, ((code >> 5) & 31) * 8 + 4, (code & 31) * 8 + 4
        least = np.float32(3e6)
        for c in range(len(colors)):
            r, g, b = colors[c, 0] - red, colors[c, 1] - green, colors[c, 2] - blue
            distance = np.float32(r * r + g * g + b * b)
            if distance < least:
                least = distance
                nearest[code] = c
        far[code] = 1 if least > far_from * far_from else 0


@compiled
def count_far(pixels: NDArray[np.uint32], far: NDArray[np.uint8]) -> int:
    """How many pixels have a code that is marked in `far`, uint8[32768]."""
    found = 0
    for i in range(pixels.size):
        p = pixels[i]
        code = ((p >> np.uint32(9)) & 0x7C00) | ((p >> np.uint32(6)) & 0x3E0) | ((p >> np.uint32(3)) & 0x1F)
        found += far[code]
    return found


@compiled
def difference(
    pixels: NDArray[np.uint32],
    nearest: NDArray[np.uint8],
    shown: NDArray[np.uint8],
    frame: NDArray[np.uint8],
    fresh: bool,
    same: int,
) -> tuple[int, int, int, int]:
    """What changes: frame[row, column] ← the pixel's index, or `same` where `shown` has it already; then it is shown.

    nearest: uint8[32768], of each code the index. With `fresh` nothing is taken for shown. Returns the top, bottom,
    left and right of what changes, the latter of each excluded; the bottom is 0 where nothing does.
    """
    height, width = pixels.shape
    top, bottom, left, right = height, 0, width, 0
    for row in range(height):
        changed = False
        for column in range(width):
            p = pixels[row, column]
            code = ((p >> np.uint32(9)) & 0x7C00) | ((p >> np.uint32(6)) & 0x3E0) | ((p >> np.uint32(3)) & 0x1F)
            index = nearest[code]
            if index == shown[row, column] and not fresh:
                frame[row, column] = same
                continue
            frame[row, column] = index
            shown[row, column] = index
            changed = True
            left, right = min(left, column), max(right, column + 1)
        if changed:
            top, bottom = min(top, row), row + 1
    return top, bottom, left, right


@compiled
def compress(
    indices: NDArray[np.uint8], keys: NDArray[np.int32], codes: NDArray[np.int32], out: NDArray[np.uint8]
) -> int:
    """Variable-length LZW of indices, uint8[n], as GIF wants it, into `out`; returns its length in bytes.

    keys, codes: int32[TABLE], scratch. out: uint8, 12 bits for each index and a few bytes are always enough.
    Source: CompuServe (1989), Graphics Interchange Format, Version 89a, appendix F.
    """
    keys[:] = -1
    bits, held, size = np.uint64(CLEAR), 9, 0
    width, following = 9, END + 1
    prefix = np.int32(indices[0])
    for i in range(1, indices.size + 1):
        last = i == indices.size
        pixel = np.int32(0) if last else np.int32(indices[i])
        key = (prefix << 8) | pixel
        place = (key * 40503 >> 4) & (TABLE - 1)
        while keys[place] != key and keys[place] >= 0:
            place = (place + 1) & (TABLE - 1)
        if keys[place] == key and not last:
            prefix = codes[place]
            continue
        bits |= np.uint64(prefix) << np.uint64(held)
        held += width
        while held >= 8:
            out[size] = np.uint8(bits & np.uint64(255))
            bits >>= np.uint64(8)
            held -= 8
            size += 1
        if following < LARGEST:
            if following == 1 << width and width < 12:
                width += 1
            keys[place], codes[place] = key, following
            following += 1
        else:
            bits |= np.uint64(CLEAR) << np.uint64(held)
            held += width
            keys[:] = -1
            width, following = 9, END + 1
        prefix = pixel
    bits |= np.uint64(END) << np.uint64(held)
    held += width
    while held > 0:
        out[size] = np.uint8(bits & np.uint64(255))
        bits >>= np.uint64(8)
        held -= 8
        size += 1
    return size
