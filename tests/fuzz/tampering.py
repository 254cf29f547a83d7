"""Zips by one who knows the format: parts twice, of another file, cut, of another shape, or said to be of another size.

All checksums are right, unless the damage is to what the zip says of its parts.
"""

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Callable

import numpy as np

LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
SIZES = {LOCAL: (14, 18, 22), CENTRAL: (16, 20, 24, 42)}  # checksum, packed, unpacked; and where the part begins
NUMBERS = 0, 1, 2**16, 2**31, 2**32 - 2, 2**32 - 1
METHODS = 0, 1, 8, 12, 14, 93, 99

Parts = list[tuple[str, bytes]]


def tampered(content: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """A zip with one or two changes; `other`: a zip of the same kind, some parts of which may stand for its own."""
    parts, others = _parts(content), _parts(other) if other else []
    for _ in range(chance.choice((1, 1, 2))):
        change = chance.choice((_doubled, _swapped, _foreign, _shortened, _reshaped, _reshaped, _hidden))
        parts = change(parts, others, chance)
    written = zip_of(parts, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
    return _misdescribed(written, chance) if chance.random() < 0.2 else written


def _parts(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


def zip_of(parts: Parts, compression: int) -> bytes:
    """With all parts as they are, also two of one name."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", compression) as archive:
        warnings.simplefilter("ignore")
        for name, part in parts:
            archive.writestr(name, part)
    return stream.getvalue()


def _doubled(parts: Parts, others: Parts, chance: random.Random) -> Parts:
    """A part twice under one name, the second as it was or as it is in another file."""
    name, part = chance.choice(parts)
    part = chance.choice([part, part[::-1], *(theirs for its, theirs in others if its == name)])
    return [*parts, (name, part)] if chance.random() < 0.5 else [(name, part), *parts]


def _swapped(parts: Parts, others: Parts, chance: random.Random) -> Parts:
    """Two parts under each other's name."""
    changed = list(parts)
    a, b = (chance.randrange(len(parts)) for _ in range(2))
    changed[a], changed[b] = (parts[a][0], parts[b][1]), (parts[b][0], parts[a][1])
    return changed


def _foreign(parts: Parts, others: Parts, chance: random.Random) -> Parts:
    """One, or about half of the parts from another file, by their names."""
    theirs = dict(others)
    shared = [name for name, _ in parts if name in theirs]
    taken = set(chance.sample(shared, chance.choice((1, len(shared) // 2 + 1)))) if len(shared) > 1 else set(shared)
    return [(name, theirs[name] if name in taken else part) for name, part in parts]


def _shortened(parts: Parts, others: Parts, chance: random.Random) -> Parts:
    """A part without its end, in a zip that is whole."""
    changed, at = list(parts), chance.randrange(len(parts))
    name, part = parts[at]
    changed[at] = name, part[: chance.choice((0, len(part) // 2, max(len(part) - 1, 0)))]
    return changed


def _reshaped(parts: Parts, others: Parts, chance: random.Random) -> Parts:
    """An array of another shape or kind, or with numbers that are none."""
    arrays = [place for place, (name, _) in enumerate(parts) if name.endswith(".npy")]
    if not arrays:
        return _shortened(parts, others, chance)
    changed, at = list(parts), chance.choice(arrays)
    name, part = parts[at]
    try:
        values = np.load(io.BytesIO(part), allow_pickle=False)
    except Exception:  # shortened before
        return changed
    stream = io.BytesIO()
    np.save(stream, chance.choice(SHAPES)(values))
    changed[at] = name, stream.getvalue()
    return changed


def _hidden(parts: Parts, others: Parts, chance: random.Random) -> Parts:
    """A part in a folder, or under a name that leads elsewhere."""
    changed, at = list(parts), chance.randrange(len(parts))
    name, part = parts[at]
    changed[at] = chance.choice(("x/", "../", "/", "./", "C:\\", "")) + name + chance.choice(("", "/", "\x01")), part
    return changed


def _misdescribed(content: bytes, chance: random.Random) -> bytes:
    """What the zip says of one part, at its own place or in the list at the end: size, checksum, method or begin."""
    sign = chance.choice((LOCAL, CENTRAL))
    places = [at for at in range(len(content) - 46) if content[at : at + 4] == sign]
    if not places:
        return content
    changed, at = bytearray(content), chance.choice(places)
    if chance.random() < 0.3:
        struct.pack_into("<H", changed, at + (8 if sign == LOCAL else 10), chance.choice(METHODS))
    else:
        struct.pack_into("<I", changed, at + chance.choice(SIZES[sign]), chance.choice(NUMBERS))
    return bytes(changed)


def _spoilt(values: np.ndarray) -> np.ndarray:
    changed = values.copy()
    if changed.dtype.kind == "f":
        changed[...] = np.nan
    return changed


SHAPES: tuple[Callable[[np.ndarray], np.ndarray], ...] = (
    lambda values: values[None],
    lambda values: values.reshape(-1)[:-1],
    lambda values: np.concatenate([values.reshape(-1)] * 2),
    lambda values: values.T,
    lambda values: values.reshape(-1)[::-1].reshape(values.shape),
    lambda values: np.zeros((0, *values.shape[1:]), values.dtype),
    lambda values: np.zeros((), values.dtype),
    lambda values: values.astype(complex) if values.dtype.kind in "biuf" else values,
    lambda values: values.astype(bool) if values.dtype.kind in "biuf" else values,
    lambda values: values.astype(values.dtype.newbyteorder(">")),
    lambda values: values.astype(np.float16) if values.dtype.kind == "f" else values,
    lambda values: values.astype(str) if values.size < 100 else values,
    lambda values: np.zeros(2_000_000, values.dtype),
    _spoilt,
)  # fmt: skip
