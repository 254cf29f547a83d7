"""Kernels as plain Python: those of every choice run. That machine code gives the same bits: tests/engine."""

import pdb

import kernel
import pytest

CHOICES = [choice.name for registry in kernel.FAMILIES for choice in registry]


@pytest.mark.parametrize("name", sorted(set(CHOICES)))
def test_that_the_kernels_of_every_choice_run(name, capsys):
    assert kernel.main([name]) == 0
    out = capsys.readouterr().out
    assert out.count("\n— ") + 1 == CHOICES.count(name)
    assert "  → " in out or "has no kernels" in out
    assert "nan" not in out


def test_that_arguments_and_what_changes_are_printed(capsys):
    assert kernel.main(["sgd", "--set", "momentum=0.5"]) == 0
    out = capsys.readouterr().out
    assert "SGD.update(w, g, slots, stride, n, hyper, rate, step)" in out
    assert (
        "w        = [0.5 -1 0.25]" in out
        and "hyper    = learning_rate 0.01, momentum 0.5, dampening 0, nesterov 0" in out
    )
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
