"""The part of a PyTorch script that trains on: the loop, and what it does to gradients and weights."""

from collections.abc import Iterator

from dllab.training.export.model import Model


def training(model: Model, optimizer: str) -> Iterator[str]:
    """A loop that takes the steps dllab takes."""
    experiment = model.experiment
    order = "torch.randperm(len(x))" if experiment.training.shuffle else "torch.arange(len(x))"
    noise = experiment.augmentation.noise
    yield from (
        "",
        "",
        "def train(network, data, steps):",
        '    """Take `steps` steps."""',
        f"    optimizer = {optimizer}",
        '    x, y, rates = data["x_train"], data["y_train"], data["rates"].tolist()',
    )
    changes, limits = list(_gradient_changes(model)), list(_weight_changes(model))
    yield "    network.train()"
    yield from (f"    {line}" for line in _frozen(model))
    if any("weights" in line for line in changes + limits):
        yield '    weights = [p for name, p in network.named_parameters() if name.startswith("layer") and p.dim() > 1]'
        if experiment.training.frozen_layers:
            yield "    weights = [w for w in weights if w.requires_grad]"
    yield from (
        "    position = len(x)",
        "    for step in range(steps):",
        "        if position >= len(x):  # a new epoch",
        f"            order, position = {order}, 0",
        "        chosen = order[position : position + BATCH]",
        "        position += BATCH",
        "        rate = rates[min(step, len(rates) - 1)]",
        "        for group in optimizer.param_groups:",
        '            group["lr"] = rate',
        f"        inputs = x[chosen] + {noise!r} * torch.randn_like(x[chosen])"
        if noise
        else "        inputs = x[chosen]",
        *(f"        {line}" for line in _modes(model)),
        "        value = loss(network(inputs), targets(y[chosen]))",
        "        optimizer.zero_grad()",
        "        value.backward()",
        *(f"        {line}" for line in changes),
        "        optimizer.step()",
        *(f"        {line}" for line in limits),
        "        if (step + 1) % 100 == 0:",
        '            print(f"step {STEP + step + 1}: loss of the batch {value.item():.6g}")',
    )


def _frozen(model: Model) -> Iterator[str]:
    """What keeps the first layers as they are; batch normalization of theirs stays as at inference."""
    count, learns = model.experiment.training.frozen_layers, model.experiment.network.normalization.learns
    if count:
        kinds = ("layer", "norm") if learns else ("layer",)
        names = ", ".join(f"network.{kind}{number}" for number in range(1, count + 1) for kind in kinds)
        yield f"frozen = nn.ModuleList([{names}])"
        yield "frozen.requires_grad_(False).eval()"


def _modes(model: Model) -> Iterator[str]:
    """What lets batch normalization meet an epoch's last example alone, as dllab does."""
    if not model.experiment.network.normalization.needs_batch:
        return
    hidden, frozen = model.layout.layers[:-1], model.experiment.training.frozen_layers
    met = [f"network.norm{layer.number}" for layer in hidden[frozen:] if layer.positions == 1]
    if met:
        yield f"for module in ({', '.join(met)},):  # one example alone has no spread: the running values stand in"
        yield "    module.train(len(chosen) > 1)"


def _gradient_changes(model: Model) -> Iterator[str]:
    """What is done to the gradient, and to the weights before the optimizer's step, in dllab's order."""
    own = model.experiment.regularization
    if own.l1 or own.l2:
        yield "for w in weights:"
        yield f"    w.grad += {own.l2!r} * w.detach() + {own.l1!r} * w.detach().sign()"
    if own.gradient_noise:
        yield f"deviation = {own.gradient_noise!r} / (1 + STEP + step) ** {own.gradient_noise_decay!r}"
        yield "for p in filter(lambda p: p.requires_grad, network.parameters()):"
        yield "    p.grad += deviation * torch.randn_like(p)"
    if own.clip_value:
        yield f"nn.utils.clip_grad_value_(network.parameters(), {own.clip_value!r})"
    if own.clip_norm:
        yield "grads = [p.grad for p in network.parameters() if p.grad is not None]"
        yield "norm = torch.cat([g.flatten() for g in grads]).norm()"
        yield "for g in grads:  # clip_grad_norm_ adds 1e-6 to the norm, dllab does not"
        yield f"    g.mul_(({own.clip_norm!r} / norm).clamp_max(1.0))"
    decay = own.weight_decay + getattr(model.experiment.optimizer, "weight_decay", 0.0)
    if decay:
        yield "with torch.no_grad():"
        yield "    for w in weights:  # decoupled decay, which spares biases"
        yield f"        w.mul_(1 - rate * {decay!r})"


def _weight_changes(model: Model) -> Iterator[str]:
    longest = model.experiment.regularization.max_norm
    if longest:
        yield "with torch.no_grad():"
        yield "    for w in weights:  # incoming weights of a unit are no longer than this"
        yield "        norm = w.flatten(1).norm(dim=1).reshape(-1, *[1] * (w.dim() - 1))"
        yield f"        w.mul_(({longest!r} / norm.clamp_min(1e-30)).clamp_max(1.0))"
