"""Curves as an event file of TensorBoard: a scalar a column of the history.

    record  uint64 bytes, uint32 masked CRC of these 8 bytes, the event, uint32 masked CRC of it; all little-endian
    event   1: double seconds, 2: int64 step, 3: string "brain.Event:2" in the first event, 5: summary
    summary 1: value, again for each; value 1: string tag, 2: float

The CRC is Castagnoli's (0x82F63B78, reflected), masked: (rotated right by 15) + 0xA282EAD8, modulo 2³².
Source: tensorboard/compat/proto/event.proto and summary.proto; tensorflow/core/lib/io/record_writer.cc.
"""

import struct
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from dllab.files import make_folder, write_atomically
from dllab.training.snapshot import Curves

MOST = 1000  # steps of a column, which is as many as TensorBoard shows of a curve unless it is told otherwise
VERSION = b"brain.Event:2"
VARINT, BYTES8, LENGTH, BYTES4 = 0, 1, 2, 5  # wire types of protocol buffers


def write_events(curves: tuple[Curves, ...], folder: Path) -> Path:
    """Write a file into `folder`, which is made; returns its path. Raises CannotSave."""
    make_folder(folder)
    now = time.time()
    path = folder / f"events.out.tfevents.{int(now)}.dllab"
    events = [_event(now, 0, _field(3, LENGTH, VERSION))]
    events += [_event(now, step, _field(5, LENGTH, _summary(values))) for step, values in _by_step(curves)]
    write_atomically(path, lambda file: file.write(b"".join(map(_record, events))))
    return path


def crc32c(content: bytes) -> int:
    """Castagnoli's checksum."""
    crc = 0xFFFFFFFF
    for byte in content:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def _by_step(curves: tuple[Curves, ...]) -> Iterator[tuple[int, dict[str, float]]]:
    """(step, {column: value}) of every step at which something was recorded, in rising order."""
    found: dict[int, dict[str, float]] = {}
    for group in curves:
        thin = group.thinned(MOST)
        for place, step in enumerate(thin.step.tolist()):
            values = dict(zip(thin.names, thin.last[:, place].tolist(), strict=True))
            found.setdefault(step, {}).update(values)
    yield from sorted(found.items())


def _record(event: bytes) -> bytes:
    length = struct.pack("<Q", len(event))
    return length + _masked(length) + event + _masked(event)


def _masked(content: bytes) -> bytes:
    crc = crc32c(content)
    return struct.pack("<I", (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF)


def _event(seconds: float, step: int, what: bytes) -> bytes:
    return _field(1, BYTES8, struct.pack("<d", seconds)) + _field(2, VARINT, _varint(step)) + what


def _summary(values: Mapping[str, float]) -> bytes:
    said = (
        _field(1, LENGTH, tag.encode()) + _field(2, BYTES4, struct.pack("<f", value)) for tag, value in values.items()
    )
    return b"".join(_field(1, LENGTH, one) for one in said)


def _field(number: int, wire: int, content: bytes) -> bytes:
    """A field of a protocol buffer; what has a length says it first."""
    return _varint(number << 3 | wire) + (_varint(len(content)) if wire == LENGTH else b"") + content


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def _table() -> list[int]:
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


_TABLE = _table()
