"""What the doctor finds, here and on a machine that the lab cannot run on."""

import json
import os
import subprocess
import sys

import psutil
import pytest

from dllab import doctor
from dllab.__main__ import main


def elsewhere(*arguments, **environment):
    command = [sys.executable, "-m", "dllab", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8")


NO_FMA = {"NUMBA_CPU_NAME": "nehalem", "NUMBA_CPU_FEATURES": ""}
on_x86 = pytest.mark.skipif("86" not in doctor.target().triple.split("-")[0], reason="another kind of processor")


def test_that_this_machine_computes_what_every_machine_does(capsys):
    assert main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["fingerprint"] == doctor.FINGERPRINT and not found["problems"]
    assert found["code"]["target"] and found["versions"]["numba"] and found["cache"]["writable"]
    assert found["cache"]["megabytes"] > 0.1
    assert found["processor"]["memory_gb"] == pytest.approx(psutil.virtual_memory().total / 10**9, abs=0.1)


def test_that_the_text_says_what_the_json_says():
    found = doctor.examine()
    written = "\n".join(doctor.lines(found | {"problems": ["one", "two"]}))
    assert (
        f"versions.numba: {found['versions']['numba']}" in written
        and f"cache.folder: {found['cache']['folder']}" in written
    )
    assert f"fingerprint: {doctor.FINGERPRINT}" in written and written.endswith("PROBLEM: one\nPROBLEM: two")


def test_that_other_arithmetic_is_a_problem(monkeypatch):
    monkeypatch.setattr(doctor, "FINGERPRINT", "0" * 16)
    assert any("0" * 16 in problem for problem in doctor.examine()["problems"])


def test_that_a_cache_that_cannot_be_written_is_a_problem(monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(doctor, "cache_folder", lambda: tmp_path / "file" / "kernels")
    found = doctor.examine()
    assert not found["cache"]["writable"] and any("every start" in problem for problem in found["problems"])


@on_x86
@pytest.mark.slow
def test_that_a_processor_without_fma_is_told_so_and_nothing_else():
    done = elsewhere("doctor", "--json", **NO_FMA)
    found = json.loads(done.stdout)
    assert done.returncode == 1 and found["fingerprint"] is None
    assert len(found["problems"]) == 1 and "nehalem" in found["problems"][0]


@on_x86
@pytest.mark.slow
def test_that_training_without_fma_is_refused_in_words(tmp_path):
    (tmp_path / "x.toml").write_text("schema = 1\n")
    done = elsewhere("train", str(tmp_path / "x.toml"), "--steps", "1", "--out", str(tmp_path / "run"), **NO_FMA)
    assert done.returncode == 2 and "AVX2 and FMA" in done.stderr and "Traceback" not in done.stderr


@on_x86
@pytest.mark.slow
def test_that_a_session_without_fma_fails_in_words():
    program = (
        "import time\n"
        "from dllab.experiment import Experiment\n"
        "from dllab.training.outcomes import Preparing\n"
        "from dllab.training.session import Session\n"
        "session = Session()\n"
        "session.load(Experiment())\n"
        "while isinstance(session.outcome, Preparing): time.sleep(0.01)\n"
        "print(session.outcome)\n"
        "session.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], env={**os.environ, **NO_FMA}, capture_output=True, text=True)
    assert done.stdout.startswith("Failed") and "AVX2 and FMA" in done.stdout, done.stdout + done.stderr
