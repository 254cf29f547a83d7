"""The digest of parameters sees every one of them and nothing else."""

import hashlib

import numpy as np

from dllab.engine.network import Layout

LAYOUT = Layout((2, 3, 1), normalized=True)


def filled(padding=0.0):
    flat = np.full(LAYOUT.length, padding, np.float32)
    LAYOUT.load(flat, {name: np.full_like(view, 0.5) for name, view in LAYOUT.named(flat).items()})
    return flat


def test_that_the_digest_is_sha256_of_little_endian_float32_without_the_padding():
    half = b"\x00\x00\x00\x3f"
    assert LAYOUT.digest(filled(padding=7.0)) == hashlib.sha256(half * LAYOUT.parameter_count).hexdigest()


def test_that_every_parameter_and_the_sign_of_zero_count():
    digests = {LAYOUT.digest(filled())}
    for name in LAYOUT.named(filled()):
        for value in (0.0, -0.0):
            flat = filled()
            LAYOUT.load(flat, LAYOUT.named(flat) | {name: np.full_like(LAYOUT.named(flat)[name], value)})
            digests.add(LAYOUT.digest(flat))
    assert len(digests) == 1 + 2 * len(LAYOUT.named(filled()))


def test_that_one_nan_is_as_good_as_another():
    digests = set()
    for bits in (0x7FC00000, 0xFFC00000, 0x7F800001):
        flat = filled()
        flat[LAYOUT.layers[1].weight] = np.array(bits, np.uint32).view(np.float32)
        digests.add(LAYOUT.digest(flat))
    assert len(digests) == 1
