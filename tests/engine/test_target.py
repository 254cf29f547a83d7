"""Which class of processors code is made for, so that it can be made before it is known where it will run."""

import os
import subprocess
import sys

import pytest

from dllab.engine.kernels.target import LEVELS, V3, V4, class_of

AVX2 = dict.fromkeys(V3, True)
AVX512 = dict.fromkeys(V4, True)


@pytest.mark.parametrize(
    ("machine", "features", "name"),
    [
        ("x86_64", AVX512 | {"amx-tile": True}, "x86-64-v4"),
        ("AMD64", AVX2, "x86-64-v3"),
        ("x86_64", AVX512 | {"avx512vl": False}, "x86-64-v3"),  # the first processors with AVX-512
        ("x86_64", AVX2 | {"fma": False}, None),
        ("x86_64", {}, None),
        ("riscv64", {}, None),
    ],
)
def test_that_a_processor_belongs_to_the_highest_class_of_which_it_has_everything(machine, features, name):
    assert class_of(machine, features) == name


@pytest.mark.parametrize(("system", "name"), [("darwin", "apple-m1"), ("linux", "generic"), ("win32", "generic")])
def test_that_arm64_is_one_class_a_system(system, name, monkeypatch):
    monkeypatch.setattr(sys, "platform", system)
    assert class_of("arm64", {}) == class_of("aarch64", {}) == name


def compiled_for(before="", **environment):
    """What numba compiles for in a process of its own, in which `before` has run."""
    code = f"{before}\nfrom dllab.engine.kernels.target import target; print(target().name)"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_CPU")}
    done = subprocess.run([sys.executable, "-c", code], env=clean | environment, capture_output=True, text=True)
    return done.stdout.strip()


def test_that_this_processor_is_compiled_for_by_its_class_and_not_by_its_name():
    assert compiled_for() in {*LEVELS, "apple-m1", "generic"}


def test_that_a_target_that_was_asked_for_is_taken():
    assert compiled_for(NUMBA_CPU_NAME="x86-64-v2", NUMBA_CPU_FEATURES="") == "x86-64-v2"


def test_that_code_that_was_begun_by_somebody_else_is_gone_on_with():
    import llvmlite.binding

    own = "import numba; numba.njit('int64(int64)')(lambda x: x)"
    assert compiled_for(own) == llvmlite.binding.get_host_cpu_name()
