"""The four workloads in PyTorch as people write them: eager, one thread. Prints µs a step as JSON.

Run with a Python that has torch: `python torch_eager.py [workload …]`.
"""

import itertools
import json
import sys
import time

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
EXAMPLES, ROUNDS = 2000, 3
WORKLOADS = {
    "playground": ((2, 4, 2, 1), 10, nn.Tanh, "sgd", 0.03, 1_000),
    "deep20": ((2, *[32] * 20, 2), 32, nn.Sigmoid, "adam", 1e-3, 150),
    "digits": ((64, 128, 64, 10), 64, nn.ReLU, "adam", 1e-3, 500),
    "mnist": ((784, 256, 128, 10), 128, nn.ReLU, "adam", 1e-3, 100),
}


def measure(name):
    sizes, batch, activation, optimizer, rate, steps = WORKLOADS[name]
    torch.manual_seed(0)
    x = torch.randn(EXAMPLES, sizes[0])
    y = torch.randint(0, sizes[-1], (EXAMPLES,)) if sizes[-1] > 1 else torch.sign(x[:, :1] * x[:, 1:2])
    layers = []
    for i, o in itertools.pairwise(sizes):
        layers += [nn.Linear(i, o), activation()]
    model = nn.Sequential(*layers[:-1])
    loss = nn.CrossEntropyLoss() if sizes[-1] > 1 else nn.MSELoss()
    parameters = model.parameters()
    update = torch.optim.SGD(parameters, rate) if optimizer == "sgd" else torch.optim.Adam(parameters, rate)

    def train():
        for _ in range(steps):
            index = torch.randperm(EXAMPLES)[:batch]
            update.zero_grad()
            loss(model(x[index]), y[index]).backward()
            update.step()

    train()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        train()
        times.append((time.perf_counter() - begun) / steps * 1e6)
    return float(np.median(times))


if __name__ == "__main__":
    print(json.dumps({name: measure(name) for name in sys.argv[1:] or WORKLOADS}))
