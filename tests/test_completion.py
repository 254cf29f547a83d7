"""The shells are offered what the command line takes, and no less."""

import os
import shutil
import subprocess

import pytest

from dllab.__main__ import main, parser
from dllab.completion import SHELLS, verbs

OFFERED = [
    (["dllab", ""], {"train", "sweep", "labs", "--version"}, {"list", "--steps"}),
    (["dllab", "tr"], {"train"}, {"sweep"}),
    (["dllab", "train", "--"], {"--steps", "--out", "--set"}, {"--jobs", "--version"}),
    (["dllab", "labs", ""], {"list", "verify"}, {"train"}),
    (["dllab", "labs", "list", "-"], {"--json"}, {"--seeds"}),
    (["dllab", "train", "--steps", "3", "--f"], {"--folds", "--force"}, {"--find-rate"}),
    (["dllab", "bench", ""], {"engine", "ui"}, set()),
]
BASH_THERE = pytest.mark.skipif(
    os.name == "nt" or shutil.which("bash") is None, reason="there is no bash, or it is another system's"
)
BASH = """
{script}
COMP_WORDS=({words})
COMP_CWORD={at}
_dllab
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def script(shell, capsys):
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def test_that_every_verb_and_option_is_known():
    found = {one.path: one for one in verbs(parser())}
    assert {"train", "sweep", "completion"} <= set(found[()].words)
    for verb in found[()].words:
        assert "--help" in found[verb,].options
    assert "--set" in found["train",].options and "--set" in found["bench",].options


@pytest.mark.parametrize("shell", sorted(SHELLS))
def test_that_a_script_names_every_verb_and_option(shell, capsys):
    written = script(shell, capsys)
    for one in verbs(parser()):
        for name in (*one.words, *one.options):
            assert name.lstrip("-") in written, name


@BASH_THERE
@pytest.mark.parametrize(("words", "wanted", "unwanted"), OFFERED)
def test_that_bash_offers_what_may_follow(words, wanted, unwanted, capsys):
    written = " ".join(f"'{word}'" for word in words)
    code = BASH.format(script=script("bash", capsys), words=written, at=len(words) - 1)
    said = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True)
    offered = set(said.stdout.split())
    assert not said.stderr and wanted <= offered and not unwanted & offered


@BASH_THERE
def test_that_bash_offers_files_where_nothing_else_fits(tmp_path, capsys):
    (tmp_path / "my runs.toml").touch()
    code = BASH.format(script=script("bash", capsys), words="dllab train my", at=2)
    said = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert said.stdout == "my runs.toml\n"


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_that_the_other_shells_can_read_their_script(shell, capsys, tmp_path):
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    file = tmp_path / "script"
    file.write_text(script(shell, capsys), encoding="utf-8")
    subprocess.run([shell, "-n", str(file)], check=True)
