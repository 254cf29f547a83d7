"""What is printed arrives in every encoding, and that nobody reads it costs nothing."""

import errno
import io
import json
import os
import sys

import pytest

from dllab.__main__ import main
from dllab.output import CannotPrint, Listening, NobodyReads, prepare, say, say_json, tell

ENCODINGS = ["utf-8", "ascii", "cp1252", "gbk", "cp437"]
WORDS = "η → 0, “梯度”, e⁻⁸"


@pytest.fixture
def console(monkeypatch):
    """Standard output and error in some encoding, and what was written to each."""

    def make(encoding):
        written = io.BytesIO(), io.BytesIO()
        for name, raw in zip(("stdout", "stderr"), written, strict=True):
            monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding=encoding))
        prepare()
        return written

    return make


class Gone(io.StringIO):
    """A stream that fails for a reason of the system's."""

    encoding = "utf-8"

    def __init__(self, number):
        super().__init__()
        self.number = number

    def write(self, written):
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_that_text_is_escaped_where_the_encoding_lacks_it(console, encoding):
    out, err = console(encoding)
    say(WORDS)
    tell(WORDS)
    for raw in (out, err):
        written = raw.getvalue().decode(encoding)
        assert written.startswith(("η", "\\u03b7")) and "0, " in written and written.endswith("\n")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_that_json_is_valid_utf_8_in_every_encoding(console, encoding):
    out, _ = console(encoding)
    value = {"名": WORDS, "half": "a\ud800b"}
    say_json(value)
    assert json.loads(out.getvalue().decode("utf-8")) == value


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("arguments", [["catalogue"], ["catalogue", "--json"], ["--help"], ["train", "--help"]])
def test_that_every_listing_can_be_printed_in_every_encoding(console, encoding, arguments):
    out, err = console(encoding)
    try:
        assert main(arguments) == 0
    except SystemExit as end:
        assert end.code == 0
    sys.stdout.flush()
    assert out.getvalue() and not err.getvalue()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_that_a_run_is_trained_into_a_folder_of_any_name_in_every_encoding(console, encoding, tmp_path):
    out, err = console(encoding)
    file = tmp_path / "实验.toml"
    file.write_text('[dataset]\nname = "circle"\nsamples = 40\n[network]\nhidden = [3]', encoding="utf-8")
    assert main(["train", str(file), "--steps", "3", "--out", str(tmp_path / "出")]) == 0
    assert (tmp_path / "出" / "model.npz").is_file()
    assert b"outcome finished" in out.getvalue() and b"3.00" in err.getvalue()


def test_that_a_reader_who_has_enough_ends_a_listing_without_a_word(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", Gone(errno.EPIPE))
    with pytest.raises(NobodyReads):
        say("x")
    sys.stdout.close()
    for arguments in (["catalogue"], ["catalogue", "--json"]):
        monkeypatch.setattr(sys, "stdout", Gone(errno.EPIPE))
        assert main(arguments) == 0
        sys.stdout.write("and nothing fails any more")
        sys.stdout.close()
    assert capsys.readouterr().err == ""


def test_that_a_listing_that_cannot_be_written_is_an_error(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", Gone(errno.ENOSPC))
    assert main(["catalogue", "--json"]) == 1
    sys.stdout.close()
    assert os.strerror(errno.ENOSPC) in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdout", Gone(errno.ENOSPC))
    with pytest.raises(CannotPrint):
        say("x")
    sys.stdout.close()


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_that_a_terminal_that_is_gone_stops_nobody(monkeypatch, name):
    monkeypatch.setattr(sys, name, Gone(errno.EIO))
    stream = Listening(name)
    stream.say("x")
    stream.say("y")
    assert getattr(sys, name).name == os.devnull
    getattr(sys, name).close()


def test_that_streams_that_were_closed_before_the_start_take_everything(monkeypatch):
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    prepare()
    say(WORDS)
    tell(WORDS)
    for name in ("stdout", "stderr"):
        getattr(sys, name).close()
