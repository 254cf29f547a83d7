"""Files for other programs hold what the lab has: read here by the formats' own descriptions."""

import ast
import json
import struct

import numpy as np
import pytest

from dllab import Experiment, Trainer
from dllab.__main__ import main
from dllab.training.export import Model, write_events, write_notebook, write_pytorch, write_safetensors
from dllab.training.export.notebook import MORE
from dllab.training.export.tensorboard import MOST, crc32c
from tests.training.examples import clouds, experiment

BATCH = {"network": {"hidden": [4, 4], "normalization": "batch", "dropout": 0.2}}
NAMES = {"scale": "weight", "shift": "bias", "running_mean": "running_mean", "running_variance": "running_var"}


def trained(steps=20, **sections):
    trainer = Trainer(experiment(**sections), clouds())
    trainer.train(steps)
    return trainer


def model_of(trainer):
    return Model.of(trainer.now, trainer.dataset)


def read_safetensors(path):
    """Metadata and arrays, as "Format" of the project's README says."""
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header, body = json.loads(content[8 : 8 + length]), content[8 + length :]
    metadata, arrays, end = header.pop("__metadata__"), {}, 0
    for name, about in header.items():
        begin, stop = about["data_offsets"]
        assert begin == end  # without holes
        end = stop
        kind = {"F32": "<f4", "I64": "<i8"}[about["dtype"]]
        arrays[name] = np.frombuffer(body[begin:stop], kind).reshape(about["shape"])
    assert end == len(body) and length % 8 == 0
    return metadata, arrays


@pytest.mark.parametrize("sections", [{}, BATCH, {"network": {"hidden": [3], "biases": False}}])
def test_that_safetensors_holds_every_parameter(tmp_path, sections):
    trainer = trained(**sections)
    write_safetensors(model_of(trainer), tmp_path / "x.safetensors")
    metadata, arrays = read_safetensors(tmp_path / "x.safetensors")
    assert all(isinstance(value, str) for value in metadata.values()) and metadata["step"] == "20"
    for name, values in (trainer.parameters | trainer.running_statistics).items():
        layer, kind = name.split(".")
        own = f"norm{layer.removeprefix('layer')}.{NAMES[kind]}" if kind in NAMES else name
        np.testing.assert_array_equal(arrays.pop(own), values)
    assert all(name.endswith("num_batches_tracked") and values == 20 for name, values in arrays.items())


def cells_of(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4 and len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    return [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]


@pytest.mark.parametrize("sections", [{}, BATCH, {"optimizer": {"name": "lion"}}])
def test_that_a_notebook_defines_what_the_script_defines(tmp_path, sections):
    model = model_of(trained(**sections))
    write_pytorch(model, tmp_path / "x.py")
    write_notebook(model, tmp_path / "y.ipynb")
    code = "\n".join(source for kind, source in cells_of(tmp_path / "y.ipynb") if kind == "code")
    wanted, found = (
        {node.name: ast.unparse(node) for node in ast.parse(source).body if hasattr(node, "name")}
        for source in ((tmp_path / "x.py").read_text(encoding="utf-8"), code)
    )
    wanted.pop("main")
    wanted["load"] = wanted["load"].replace("Path(__file__).with_suffix('.npz')", "Path('y.npz')")
    assert found == wanted and {"Network", "loss", "load", "evaluate"} <= set(found)
    with np.load(tmp_path / "x.npz") as one, np.load(tmp_path / "y.npz") as other:
        assert dict(one).keys() == dict(other).keys()


def test_that_a_notebook_trains_to_the_end_of_the_run_or_beyond(tmp_path):
    for steps, left in ((5, None), (None, MORE)):
        trainer = trained(steps)
        write_notebook(model_of(trainer), tmp_path / "x.ipynb")
        left = left or trainer.calendar.end - steps
        (line,) = [source for kind, source in cells_of(tmp_path / "x.ipynb") if source.startswith("train(network")]
        assert line.startswith(f"train(network, data, {left})\n")


def fields(content):
    """(number, value) of every field of a protocol buffer."""

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = content[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    at, found = 0, []
    while at < len(content):
        key = varint()
        if key & 7 == 0:
            found.append((key >> 3, varint()))
            continue
        size = {1: 8, 5: 4}.get(key & 7) or varint()
        found.append((key >> 3, content[at : at + size]))
        at += size
    return found


def read_events(path):
    """(step, {tag: value}) of every event after the first, whose checksums are right."""

    def masked(piece):
        crc = crc32c(piece)
        return ((crc >> 15 | crc << 17) + 0xA282EAD8) % 2**32

    content, events = path.read_bytes(), []
    while content:
        (size,), (check,) = struct.unpack("<Q", content[:8]), struct.unpack("<I", content[8:12])
        body, (other,) = content[12 : 12 + size], struct.unpack("<I", content[12 + size : 16 + size])
        assert check == masked(content[:8]) and other == masked(body)
        events.append(fields(body))
        content = content[16 + size :]
    assert dict(events[0])[3] == b"brain.Event:2"
    found = []
    for event in events[1:]:
        values = [dict(fields(value)) for _, value in fields(dict(event)[5])]
        found.append((dict(event)[2], {one[1].decode(): struct.unpack("<f", one[2])[0] for one in values}))
    return found


def test_that_the_checksum_is_castagnolis():
    assert crc32c(b"123456789") == 0xE3069283  # the check value of CRC-32C
    assert crc32c(bytes(32)) == 0x8A9136AA  # RFC 3720, B.4


def test_that_an_event_file_holds_every_column(tmp_path):
    trainer = trained(300, training={"epochs": 400})
    found = read_events(write_events(trainer.history.curves(), tmp_path / "logs"))
    assert [step for step, _ in found] == sorted({step for step, _ in found})
    for name in trainer.history.columns():
        steps, values = trainer.history.column(name)
        assert {step: told[name] for step, told in found if name in told} == dict(
            zip(steps.tolist(), values, strict=True)
        )


def test_that_long_curves_are_thinned_for_tensorboard(tmp_path):
    trainer = trained(5000, training={"epochs": 5000})
    found = read_events(write_events(trainer.history.curves(), tmp_path))
    count = sum("train_loss" in told for _, told in found)
    assert MOST / 2 <= count <= MOST and max(step for step, _ in found) == 5000


@pytest.fixture
def files(tmp_path):
    table = {"dataset": {"name": "circle", "samples": 60}, "network": {"hidden": [5]}, "training": {"epochs": 8}}
    Experiment.model_validate(table).save(tmp_path / "x.toml")
    trainer = Trainer(Experiment.model_validate(table))
    trainer.train(7)
    trainer.save(tmp_path / "x.dllab")
    return tmp_path


def test_that_the_command_line_exports_runs_and_starts(files, capsys):
    run, start = str(files / "x.dllab"), str(files / "x.toml")
    for name, source in (("a.py", run), ("b.ipynb", start), ("c.safetensors", run), ("logs", run)):
        assert main(["export", source, "--to", str(files / name)]) == 0 and (files / name).exists()
    assert read_safetensors(files / "c.safetensors")[0]["step"] == "7"
    assert main(["export", start, "--to", str(files / "d.safetensors"), "--set", "network.hidden=[6]"]) == 0
    metadata, arrays = read_safetensors(files / "d.safetensors")
    assert metadata["step"] == "0" and arrays["layer1.weight"].shape == (6, 2)


@pytest.mark.parametrize(
    ("source", "to", "more", "said"),
    [
        ("x.dllab", "x.foo", [], "of no kind that can be written"),
        ("x.toml", "logs", [], "name a .dllab file"),
        ("x.dllab", "y.py", ["--set", "seed=1"], "exported as it is"),
        ("x.toml", "old.safetensors", [], "old.safetensors is there already; add --force"),
        ("x.toml", "old.py", [], "old.npz is there already; add --force"),
        ("nowhere.toml", "y.py", [], "nowhere.toml cannot be read"),
    ],
)
def test_that_what_cannot_be_exported_is_said(files, capsys, source, to, more, said):
    for name in ("old.safetensors", "old.npz"):
        (files / name).write_bytes(b"precious")
    assert main(["export", str(files / source), "--to", str(files / to), *more]) == 2
    assert said in capsys.readouterr().err and (files / "old.npz").read_bytes() == b"precious"
    if "--force" in said:
        assert main(["export", str(files / source), "--to", str(files / to), "--force"]) == 0
