from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageSequence

from dllab.gui.film.gif import FAR, GifWriter


def pixels(picture):
    red, green, blue = np.moveaxis(np.asarray(picture, np.uint32), -1, 0)
    return np.ascontiguousarray((red << 16) | (green << 8) | blue)


def film(pictures, seconds=0.1):
    file = BytesIO()
    height, width = pictures[0].shape[:2]
    writer = GifWriter(file, width, height)
    for number, picture in enumerate(pictures):
        writer.add(pixels(picture), number * seconds)
    writer.close(len(pictures) * seconds)
    return writer, Image.open(BytesIO(file.getvalue()))


def frames(image):
    return [(np.asarray(frame.convert("RGB")), frame.info["duration"]) for frame in ImageSequence.Iterator(image)]


def window(number, size=(90, 140)):
    """A white window with a bar that grows, and a gradient that does not change."""
    picture = np.full((*size, 3), 255, np.uint8)
    picture[10:20, 5 : 10 + 5 * number] = (0, 114, 178)
    picture[40:60, 10:110] = np.linspace(0, 255, 100)[None, :, None]
    return picture


@pytest.mark.slow
def test_that_what_is_written_is_what_was_shown():
    pictures = [window(number) for number in range(12)]
    writer, image = film(pictures)
    found = frames(image)
    assert writer.frames == len(found) == 12
    for (shown, duration), picture in zip(found, pictures, strict=True):
        assert duration == 100
        assert np.abs(shown.astype(int) - picture).max() <= FAR
        np.testing.assert_array_equal(shown[:30], picture[:30])  # plain colours are exact


def test_that_noise_of_every_length_is_compressed_without_loss_of_the_code():
    random = np.random.default_rng(0)
    colors = np.stack([np.arange(0, 250, 25)] * 3, 1)
    for shape in ((1, 1), (1, 2), (3, 85), (64, 64), (211, 307)):
        pictures = [colors[random.integers(0, len(colors), shape)].astype(np.uint8) for _ in range(3)]
        _, image = film(pictures)
        for (shown, _), picture in zip(frames(image), pictures, strict=True):
            np.testing.assert_array_equal(shown, picture)


def test_that_a_picture_that_stays_costs_nothing_but_time():
    writer, image = film([window(1)] * 10 + [window(2)])
    assert [duration for _, duration in frames(image)] == [1000, 100]
    assert writer.frames == 2


def test_that_another_look_gets_colours_of_its_own():
    dark = 255 - window(3)
    dark[70:, :] = np.random.default_rng(0).integers(0, 2, (20, 140, 1)) * (30, 60, 10)
    _, image = film([window(1), dark])
    shown = frames(image)[1][0]
    assert np.abs(shown.astype(int) - dark).max() <= FAR


class FullDisk(BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, room):
        super().__init__()
        self.room = room

    def write(self, content):
        room = self.room - self.tell()
        if room <= 0:
            raise OSError(28, "No space left on device")
        return super().write(bytes(content)[:room])


def test_that_a_full_disk_leaves_whole_frames():
    random = np.random.default_rng(0)
    pictures = [random.integers(0, 2, (60, 60, 1)).astype(np.uint8) * np.full(3, 200, np.uint8) for _ in range(20)]
    file = FullDisk(10_000)
    writer = GifWriter(file, 60, 60)
    with pytest.raises(OSError, match="No space"):
        for number, picture in enumerate(pictures):
            writer.add(pixels(picture), number / 10)
    writer.close(9.0)
    found = frames(Image.open(BytesIO(file.getvalue())))
    assert 0 < len(found) == writer.frames < 20
    for (shown, _), picture in zip(found, pictures, strict=False):
        np.testing.assert_array_equal(shown, picture)
