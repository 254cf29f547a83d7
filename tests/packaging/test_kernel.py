"""Kernels as plain Python: those of every choice run, and do what their machine code does."""

import copy
import ctypes
import pdb

import kernel
import numpy as np
import pytest

from dllab.engine.kernels.compiler import address

C_TYPES = {"void": None, "int64": ctypes.c_int64, "float64": ctypes.c_double, "float32": ctypes.c_float}
CHOICES = [(choice, example) for registry, example in kernel.FAMILIES.items() for choice in registry]
ROUNDING = 2e-6  # of multiply-adds that round once, and of fast division


def c_type(name):
    return ctypes.c_void_p if name.startswith("CPointer") else C_TYPES[name]


def compiled(function, *arguments):
    """Call a kernel's machine code with arrays and numbers."""
    returned, _, expected = function.signature.removesuffix(")").partition("(")
    prototype = ctypes.CFUNCTYPE(c_type(returned), *(c_type(name.strip()) for name in expected.split(",")))
    given = [argument.ctypes.data if isinstance(argument, np.ndarray) else argument for argument in arguments]
    return prototype(address(function))(*given)


@pytest.mark.parametrize(("choice", "example"), CHOICES, ids=lambda case: getattr(case, "__module__", None))
def test_that_plain_python_and_machine_code_agree(choice, example):
    ran = 0
    with np.errstate(all="ignore"):
        for function, arguments in example(choice()):
            others = copy.deepcopy(arguments)
            returned, expected = function(*arguments), compiled(function, *others)
            for own, other in zip((*arguments, returned), (*others, expected), strict=True):
                if own is not None:
                    np.testing.assert_allclose(own, other, rtol=ROUNDING, atol=ROUNDING)
            ran += 1
    assert ran or getattr(choice, "linear", False) or not getattr(choice, "learns", True)


def test_that_arguments_and_what_changes_are_printed(capsys):
    assert kernel.main(["sgd", "--set", "momentum=0.5"]) == 0
    out = capsys.readouterr().out
    assert "SGD.update(w, g, slots, stride, n, hyper, rate, step)" in out
    assert "w        = [0.5 -1 0.25]" in out and "hyper    = [0.01 0.5 0 0]" in out
    assert "→ w        = [0.48 -0.96 0.249]" in out  # w − 0.1·g
    assert "→ w        = [0.45 -0.9 0.2475]" in out  # m = 0.5·g + g


def test_that_all_choices_of_a_name_are_shown(capsys):
    assert kernel.main(["sigmoid"]) == 0
    out = capsys.readouterr().out
    assert "Sigmoid.backward(z, a, d, n, hyper)" in out and "SigmoidOutput.backward(y, d, outputs, batch, row)" in out


def test_that_what_has_no_kernels_says_so(capsys):
    assert kernel.main(["none"]) == 0
    assert "has no kernels" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"), [(["rleu"], "did you mean 'relu'"), (["sgd", "--set", "momentum=2"], "less than 1")]
)
def test_that_what_is_wrong_is_said(arguments, said, capsys):
    with pytest.raises(SystemExit) as end:
        kernel.main(arguments)
    assert end.value.code == 2 and said in capsys.readouterr().err


def test_that_the_debugger_steps_through_every_kernel(monkeypatch):
    stepped = []
    monkeypatch.setattr(pdb, "runcall", lambda function, *arguments: stepped.append(function.__qualname__))
    assert kernel.main(["tanh", "--debug"]) == 0
    assert stepped == ["Tanh.forward", "Tanh.backward", "TanhOutput.forward", "TanhOutput.backward"]
