"""What the golden data holds, told once to the scripts that make it and to the tests that read it."""

STEPS = 60
BATCH = 8  # of 21 examples: the third batch of an epoch has five
RATES = {
    "sgd": 0.05, "adagrad": 0.05, "rmsprop": 0.003, "adadelta": 1.0, "adam": 0.01, "adamw": 0.01, "adamax": 0.01,
    "nadam": 0.01, "radam": 0.01, "adabelief": 0.01, "yogi": 0.02, "lion": 0.003, "lamb": 0.01,
}  # fmt: skip

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
    "adam_amsgrad": ("adam", {"beta2": 0.5, "amsgrad": True}, 0.0, 0.0),
    "adagrad": ("adagrad", {}, 0.0, 0.0),
    "adagrad_initial": ("adagrad", {"epsilon": 1e-3, "initial": 0.1}, 0.0, 0.0),
    "rmsprop": ("rmsprop", {}, 0.0, 0.0),
    "rmsprop_other": ("rmsprop", {"alpha": 0.7, "epsilon": 1e-2}, 0.05, 0.0),
    "rmsprop_momentum": ("rmsprop", {"alpha": 0.9, "momentum": 0.8}, 0.0, 0.0),
    "rmsprop_centered": ("rmsprop", {"alpha": 0.9, "centered": True}, 0.0, 0.0),
    "rmsprop_centered_momentum": ("rmsprop", {"alpha": 0.95, "centered": True, "momentum": 0.5}, 0.0, 0.0),
    "adadelta": ("adadelta", {}, 0.0, 0.0),
    "adadelta_other": ("adadelta", {"rho": 0.5, "epsilon": 1e-3}, 0.0, 0.0),
    "adamw": ("adamw", {}, 0.0, 0.0),
    "adamw_decay": ("adamw", {"weight_decay": 2.0}, 0.0, 0.0),
    "adamw_amsgrad": ("adamw", {"beta2": 0.5, "amsgrad": True, "weight_decay": 0.5}, 0.0, 0.0),
    "adamax": ("adamax", {}, 0.0, 0.0),
    "adamax_other": ("adamax", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}, 0.0, 0.0),
    "nadam": ("nadam", {}, 0.0, 0.0),
    "nadam_other": ("nadam", {"beta1": 0.7, "beta2": 0.9, "epsilon": 1e-3, "momentum_decay": 0.1}, 0.0, 0.0),
    "radam": ("radam", {}, 0.0, 0.0),
    "radam_other": ("radam", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}, 0.0, 0.0),
    "radam_never": ("radam", {"beta2": 0.6}, 0.0, 0.0),
}

# name: (optimizer, its parameters)
OPTAX = {
    "adabelief": ("adabelief", {}),
    "adabelief_other": ("adabelief", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3, "epsilon_root": 1e-4}),
    "yogi": ("yogi", {}),
    "yogi_other": ("yogi", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-2, "initial": 0.1}),
    "lion": ("lion", {}),
    "lion_other": ("lion", {"beta1": 0.5, "beta2": 0.8, "weight_decay": 5.0}),
    "lamb": ("lamb", {}),
    "lamb_other": ("lamb", {"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}),
}

# name: (schedule, its parameters, base rate, total steps)
SCHEDULES = {
    "constant": ("constant", {}, 0.3, 50),
    "constant_warmup": ("constant", {"warmup_steps": 10, "warmup_start": 0.25}, 0.3, 50),
    "step": ("step", {"period": 30, "gamma": 0.5}, 0.3, 300),
    "step_warmup": ("step", {"period": 40, "gamma": 0.2, "warmup_steps": 25, "warmup_start": 0.1}, 0.3, 300),
    "step_epochs": ("step", {"period": 3, "gamma": 0.5, "unit": "epochs"}, 0.3, 300),
    "multistep": ("multistep", {"milestones": (50, 51, 120, 290), "gamma": 0.3}, 0.3, 300),
    "multistep_warmup": ("multistep", {"milestones": (60, 100), "warmup_steps": 20, "warmup_start": 0.5}, 0.3, 300),
    "multistep_epochs": ("multistep", {"milestones": (5, 11), "unit": "epochs"}, 0.3, 300),
    "linear": ("linear", {}, 0.3, 300),
    "linear_rising": ("linear", {"start": 0.01, "end": 1.0, "period": 120}, 0.3, 300),
    "linear_warmup": ("linear", {"end": 0.1, "warmup_steps": 30, "warmup_start": 0.2}, 0.3, 300),
    "polynomial": ("polynomial", {}, 0.3, 300),
    "polynomial_warmup": (
        "polynomial", {"power": 2.5, "period": 200, "warmup_steps": 50, "warmup_start": 0.1}, 0.3, 300,
    ),
    "exponential": ("exponential", {"gamma": 0.97, "period": 1}, 0.3, 300),
    "exponential_warmup": (
        "exponential", {"gamma": 0.99, "period": 1, "warmup_steps": 40, "warmup_start": 0.1}, 0.3, 300,
    ),
    "inverse_sqrt": ("inverse_sqrt", {"period": 40, "warmup_steps": 40}, 0.3, 300),
    "cosine": ("cosine", {}, 0.3, 50),
    "cosine_minimum": ("cosine", {"minimum": 0.02}, 0.3, 40),
    "cosine_period": ("cosine", {"period": 30}, 0.3, 30),
    "cosine_warmup": ("cosine", {"minimum": 0.01, "warmup_steps": 8, "warmup_start": 0.1}, 0.3, 50),
    "restarts": ("cosine_restarts", {"period": 20, "multiplier": 2, "minimum": 0.01}, 0.3, 400),
    "restarts_equal": ("cosine_restarts", {"period": 37, "multiplier": 1}, 0.3, 300),
    "restarts_warmup": (
        "cosine_restarts", {"period": 10, "multiplier": 3, "warmup_steps": 30, "warmup_start": 0.1}, 0.3, 400,
    ),
    "cyclic": ("cyclic", {"rise": 30}, 0.1, 300),
    "cyclic_halved": ("cyclic", {"mode": "triangular2", "rise": 20, "fall": 35, "peak": 7.0}, 0.1, 300),
    "cyclic_exponential": ("cyclic", {"mode": "exp_range", "rise": 40, "fall": 10, "gamma": 0.99}, 0.1, 300),
    "one_cycle": ("one_cycle", {}, 0.3, 300),
    "one_cycle_linear": (
        "one_cycle", {"rise": 0.4, "shape": "linear", "start_divisor": 10.0, "final_divisor": 100.0}, 0.3, 250,
    ),
    "one_cycle_three": ("one_cycle", {"rise": 0.35, "three_phases": True}, 0.3, 211),
}  # fmt: skip
STEPS_PER_EPOCH = 7  # where the unit is epochs

# name: (parameters of reduce_on_plateau, base rate); of 300 evaluations
PLATEAUS = {
    "default": ({}, 0.3),
    "impatient": ({"factor": 0.5, "patience": 2, "threshold": 0.01}, 0.3),
    "cooling": ({"factor": 0.5, "patience": 3, "cooldown": 6}, 0.3),
    "absolute": ({"factor": 0.7, "patience": 4, "threshold": 0.02, "threshold_mode": "absolute"}, 0.3),
    "floor": ({"factor": 0.2, "patience": 1, "minimum": 0.004}, 0.3),
}

# name: (normalization, its parameters, optimizer, its parameters). Adam's ε outweighs a gradient that is only rounding:
# a bias before batch normalization has no other.
NORMALIZATIONS = {
    "batch_before": ("batch", {}, "sgd", {"momentum": 0.9}),
    "batch_after": ("batch", {"position": "after"}, "sgd", {"momentum": 0.9}),
    "batch_fast": ("batch", {"momentum": 0.6, "epsilon": 1e-2}, "sgd", {}),
    "batch_whole": ("batch", {"momentum": 1.0, "position": "after"}, "sgd", {}),
    "batch_adam": ("batch", {"epsilon": 1e-3}, "adam", {"epsilon": 1e-3}),
    "layer_before": ("layer", {}, "sgd", {"momentum": 0.9}),
    "layer_after": ("layer", {"position": "after", "epsilon": 1e-1}, "sgd", {"momentum": 0.9}),
    "layer_adam": ("layer", {}, "adam", {"epsilon": 1e-3}),
}

# name: (activation, its parameters)
ACTIVATIONS = {
    "step": ("step", {}),
    "identity": ("identity", {}),
    "sigmoid": ("sigmoid", {}),
    "hard_sigmoid": ("hard_sigmoid", {}),
    "tanh": ("tanh", {}),
    "hard_tanh": ("hard_tanh", {}),
    "hard_tanh_limits": ("hard_tanh", {"lowest": -0.5, "highest": 2.0}),
    "softsign": ("softsign", {}),
    "relu": ("relu", {}),
    "leaky_relu": ("leaky_relu", {}),
    "leaky_relu_slope": ("leaky_relu", {"negative_slope": 0.3}),
    "relu6": ("relu6", {}),
    "elu": ("elu", {}),
    "elu_alpha": ("elu", {"alpha": 2.5}),
    "selu": ("selu", {}),
    "gelu": ("gelu", {}),
    "gelu_tanh": ("gelu", {"approximate": "tanh"}),
    "silu": ("silu", {}),
    "mish": ("mish", {}),
    "softplus": ("softplus", {}),
    "softplus_sharp": ("softplus", {"beta": 3.0, "threshold": 4.0}),
}

LOSS_KINDS = {"values": 3, "classes": 3, "two_classes": 1}  # kind of targets: outputs
# name: (kind of targets, loss, its parameters)
LOSSES = {
    "mse": ("values", "mse", {}),
    "mae": ("values", "mae", {}),
    "huber": ("values", "huber", {}),
    "huber_delta": ("values", "huber", {"delta": 0.3}),
    "smooth_l1": ("values", "smooth_l1", {}),
    "smooth_l1_beta": ("values", "smooth_l1", {"beta": 2.0}),
    "smooth_l1_corner": ("values", "smooth_l1", {"beta": 0.0}),
    "log_cosh": ("values", "log_cosh", {}),
    "lp": ("values", "lp", {}),
    "lp_cubed": ("values", "lp", {"p": 3.0}),
    "cross_entropy": ("classes", "cross_entropy", {}),
    "cross_entropy_smoothed": ("classes", "cross_entropy", {"label_smoothing": 0.2}),
    "cross_entropy_balanced": ("classes", "cross_entropy", {"class_weights": "balanced"}),
    "cross_entropy_both": ("classes", "cross_entropy", {"label_smoothing": 0.1, "class_weights": "balanced"}),
    "kl_divergence": ("classes", "kl_divergence", {}),
    "kl_divergence_smoothed": ("classes", "kl_divergence", {"label_smoothing": 0.2}),
    "focal": ("classes", "focal", {}),
    "focal_three": ("classes", "focal", {"gamma": 3.0}),
    "binary_cross_entropy": ("two_classes", "binary_cross_entropy", {}),
    "binary_cross_entropy_weighted": ("two_classes", "binary_cross_entropy", {"pos_weight": 4.0}),
    "hinge": ("two_classes", "hinge", {}),
    "hinge_margin": ("two_classes", "hinge", {"margin": 0.5}),
    "squared_hinge": ("two_classes", "squared_hinge", {}),
}
OUTPUT_SCALES = (1e-3, 1.0, 30.0, 1000.0)

RACE_STEPS, RACE_KEPT = 200, 10  # of which every tenth place is kept
RACE_STARTS = {"ravine": (-8.0, 1.0), "rosenbrock": (-1.2, 1.0), "himmelblau": (0.5, -0.5)}
RACE_RATES = {
    "ravine": {"sgd": 0.04, "adagrad": 1.0, "rmsprop": 0.05, "adadelta": 1.0, "adam": 0.3, "adamw": 0.3, "adamax": 0.3,
               "nadam": 0.2, "radam": 0.3},
    "rosenbrock": {"sgd": 0.0005, "adagrad": 0.3, "rmsprop": 0.01, "adadelta": 0.02, "adam": 0.05, "adamw": 0.05,
                   "adamax": 0.05, "nadam": 0.03, "radam": 0.003},
    "himmelblau": {"sgd": 0.004, "adagrad": 0.5, "rmsprop": 0.02, "adadelta": 0.1, "adam": 0.1, "adamw": 0.1,
                   "adamax": 0.1, "nadam": 0.05, "radam": 0.1},
}  # fmt: skip
# name: (optimizer, its parameters)
RACERS = {
    "sgd": ("sgd", {}),
    "momentum": ("sgd", {"momentum": 0.9}),
    "nesterov": ("sgd", {"momentum": 0.9, "nesterov": True}),
    "adagrad": ("adagrad", {}),
    "rmsprop": ("rmsprop", {}),
    "adadelta": ("adadelta", {"epsilon": 1e-3}),
    "adam": ("adam", {}),
    "amsgrad": ("adam", {"beta2": 0.9, "amsgrad": True}),
    "adamw": ("adamw", {"weight_decay": 0.1}),
    "adamax": ("adamax", {}),
    "nadam": ("nadam", {}),
    "radam": ("radam", {}),
}
