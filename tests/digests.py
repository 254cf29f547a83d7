"""Digests of what every choice and every preset computes: what must be the same bits on every machine.

python -m tests.digests            prints all of them as JSON; NUMBA_CPU_NAME and NUMBA_CPU_FEATURES name the target
python -m tests.digests --pin      writes them to tests/golden/digests.json, for changes that are meant
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from dllab import Trainer
from dllab.datasets import DATASETS, Incomplete
from dllab.datasets.mismatches import MISMATCHES
from dllab.engine.activations import ACTIVATIONS
from dllab.engine.initializers import INITIALIZERS
from dllab.engine.losses import LOSSES
from dllab.engine.normalizations import NORMALIZATIONS
from dllab.engine.optimizers import OPTIMIZERS
from dllab.engine.output_activations import OUTPUT_ACTIVATIONS
from dllab.engine.schedules import SCHEDULES
from dllab.experiment import Experiment
from dllab.experiment.presets import presets
from tests.engine.networks import NetworkProblem

PINNED = Path(__file__).parent / "golden" / "digests.json"
ROOT = Path(__file__).parent.parent
AVX2 = {"NUMBA_CPU_NAME": "x86-64-v3", "NUMBA_CPU_FEATURES": ""}  # the least that dllab runs on
STEPS = 40
SAME = ((3, 9, 8), 3, 3, 1, "same", "none")
CONVOLUTIONS = {  # as tests/naive_convolution.py has them, and what else is asked of the network
    "strides": ((((1, 9, 8), 5, 4, 2, "same", "none"), ((5, 5, 4), 9, 3, 1, "valid", "max2")), {}),
    "means": ((((1, 9, 8), 7, 3, 1, "valid", "mean3"),), {}),
    "batch": (((*SAME[:5], "max2"),), {"normalization": NORMALIZATIONS["batch"]()}),
    "layer": ((SAME,), {"normalization": NORMALIZATIONS["layer"]()}),
    "detours": ((SAME, SAME, SAME), {"residual": 2, "dropouts": (0.3, 0.0, 0.0, 0.0, 0.0)}),
}


def digests(preset_steps=STEPS):
    """{"family/choice": digest} of every choice of every family, and of the presets after some steps."""
    found = {}
    for activation in ACTIVATIONS:
        found[f"activations/{activation.name}"] = trained(activation=activation())
    for loss in LOSSES:
        found[f"losses/{loss.name}"] = trained(loss=loss())
    for optimizer in OPTIMIZERS:
        shape = () if optimizer.name == "perceptron" else (20, 17)
        found[f"optimizers/{optimizer.name}"] = trained(shape, optimizer=optimizer())
    for normalization in NORMALIZATIONS:
        found[f"normalizations/{normalization.name}"] = trained(normalization=normalization())
    for output in OUTPUT_ACTIVATIONS:
        found[f"output_activations/{output.name}"] = trained(loss=LOSSES["mse"](), output=output.name)
    for name, (convolutions, choices) in CONVOLUTIONS.items():
        found[f"convolutions/{name}"] = trained(convolutions=convolutions, **choices)
    for schedule in SCHEDULES:
        found[f"schedules/{schedule.name}"] = sha256(schedule().rates(np.arange(2000), 0.1, 2000, 10))
    for initializer in INITIALIZERS:
        weights = [
            initializer().weights(np.random.default_rng(0), units, fan_in, units)
            for units, fan_in in ((32, 48), (100, 7))
        ]
        found[f"initializers/{initializer.name}"] = sha256(*weights)
    for dataset in DATASETS:
        try:
            data = dataset().load(0)
        except Incomplete:  # a file or a drawing of one's own
            continue
        found[f"datasets/{dataset.name}"] = sha256(data.x_train, data.y_train, data.x_val, data.y_val)
    for mismatch in MISMATCHES:
        changed = [DATASETS[name](mismatch=mismatch()).load(0) for name in ("moons", "digits")]
        found[f"mismatches/{mismatch.name}"] = sha256(*(part for data in changed for part in (data.x_val, data.y_val)))
    return found | {f"presets/{preset.id}": after(Experiment.load(preset.path), preset_steps) for preset in presets()}


def trained(hidden=(20, 17), output="auto", **choices):
    """The digest of a small network after some steps."""
    problem = NetworkProblem(hidden, count=50, batch=21, features=5, output=output, **choices)
    engine = problem.engine()
    engine.advance(np.full(STEPS, problem.rate), shuffled=True)
    return engine.layout.digest(engine.state.parameters)


def after(experiment, steps):
    """The digest of an experiment's parameters after so many steps, however they diverge."""
    training = experiment.training.model_copy(update={"stop_on_divergence": False})
    trainer = Trainer(experiment.model_copy(update={"training": training}))
    trainer.train(steps)
    return trainer.digest()


def sha256(*arrays):
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes())
    return digest.hexdigest()


def elsewhere(module, *arguments, **environment):
    """What `python -m module` prints as JSON when its kernels are compiled for another target."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, env={**os.environ, **environment}, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    text = json.dumps({name: digest[:16] for name, digest in digests().items()}, indent=0) + "\n"
    if "--pin" in sys.argv:
        PINNED.write_text(text, newline="\n")
    else:
        print(text)
