"""What the golden data holds, told once to the scripts that make it and to the tests that read it."""

STEPS = 60
BATCH = 8  # of 21 examples: the third batch of an epoch has five
RATES = {"sgd": 0.05, "adam": 0.01}

# name: (optimizer, its parameters, λ of L2, the norm to which the gradient is clipped). Not both: PyTorch clips first.
OPTIMIZERS = {
    "sgd_plain": ("sgd", {}, 0.0, 0.0),
    "sgd_momentum": ("sgd", {"momentum": 0.9}, 0.0, 0.0),
    "sgd_dampening": ("sgd", {"momentum": 0.9, "dampening": 0.9}, 0.0, 0.0),
    "sgd_nesterov": ("sgd", {"momentum": 0.8, "nesterov": True}, 0.0, 0.0),
    "sgd_l2": ("sgd", {"momentum": 0.9}, 0.05, 0.0),
    "sgd_clipped": ("sgd", {}, 0.0, 0.2),
    "adam": ("adam", {}, 0.0, 0.0),
    "adam_other_betas": ("adam", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}, 0.0, 0.0),
    "adam_l2": ("adam", {}, 0.05, 0.0),
    "adam_clipped": ("adam", {}, 0.0, 0.3),
}

# name: (schedule, its parameters, base rate, total steps)
SCHEDULES = {
    "constant": ("constant", {}, 0.3, 50),
    "constant_warmup": ("constant", {"warmup_steps": 10, "warmup_start": 0.25}, 0.3, 50),
    "cosine": ("cosine", {}, 0.3, 50),
    "cosine_minimum": ("cosine", {"minimum": 0.02}, 0.3, 40),
    "cosine_period": ("cosine", {"period": 30}, 0.3, 30),
    "cosine_warmup": ("cosine", {"minimum": 0.01, "warmup_steps": 8, "warmup_start": 0.1}, 0.3, 50),
}
