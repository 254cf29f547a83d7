"""One step of a network of two, two and two units, every number of it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from dllab.catalogue import FloatList, Point, parameter
from dllab.engine.activations import ACTIVATIONS
from dllab.explorers.base import EXPLORERS, Card, Explorer, Readout, Scene, frozen
from dllab.messages import text

Array = NDArray[np.float64]
Activation = Literal["sigmoid", "tanh", "relu"]
Loss = Literal["squared error", "cross-entropy"]

Weight = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False)]
Four = Annotated[FloatList[Weight], Field(min_length=4, max_length=4)]
Two = Annotated[FloatList[Weight], Field(min_length=2, max_length=2)]

UPDATES = 10_000  # at most, before the step that is shown
WITHIN, FLOOR = 0.01, 1e-9  # an answer is right within 1 %, or this close to 0

UNITS, PLACES = ("1", "2"), ("11", "12", "21", "22")
# What is worked out, in the order in which it can be: name, its numbers, label and rule.
PARTS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("z1", UNITS, text("Z of layer 1, unit"), text("z = Wx + b: each input times its weight, and the bias.")),
    ("a1", UNITS, text("A of layer 1, unit"), text("a = f(z), the activation of its own z.")),
    ("z2", UNITS, text("Z of layer 2, unit"), text("z = Wa + b: each output times its weight, and the bias.")),
    ("a2", UNITS, text("A of layer 2, unit"), text("a = σ(z) = 1/(1 + e⁻ᶻ).")),
    ("delta2", UNITS, text("Error δ of layer 2, unit"), text("δ² = (a − t)·a(1 − a), or a − t for cross-entropy.")),
    ("dw2", PLACES, text("∂L/∂W of layer 2, weight"), text("∂W²ⱼₖ = δ²ⱼ·a¹ₖ: its own error times what came in.")),
    ("db2", UNITS, text("∂L/∂b of layer 2, unit"), text("∂b = δ, for a bias has the input 1.")),
    ("delta1", UNITS, text("Error δ of layer 1, unit"), text("δ¹ₖ = f′(z¹ₖ)·Σⱼ W²ⱼₖδ²ⱼ: back along the weights.")),
    ("dw1", PLACES, text("∂L/∂W of layer 1, weight"), text("∂W¹ₖᵢ = δ¹ₖ·xᵢ: its own error times what came in.")),
    ("db1", UNITS, text("∂L/∂b of layer 1, unit"), text("∂b = δ, for a bias has the input 1.")),
    ("new_w2", PLACES, text("New W of layer 2, weight"), text("W ← W − η·∂W, with the gradient of before the step.")),
    ("new_b2", UNITS, text("New b of layer 2, unit"), text("b ← b − η·∂b.")),
    ("new_w1", PLACES, text("New W of layer 1, weight"), text("W ← W − η·∂W, with the gradient of before the step.")),
    ("new_b1", UNITS, text("New b of layer 1, unit"), text("b ← b − η·∂b.")),
)  # fmt: skip
FIELDS = tuple(f"{name}_{place}" for name, places, *_ in PARTS for place in places)
RULES: Mapping[str, str] = {f"{name}_{place}": rule for name, places, _, rule in PARTS for place in places}


def forward(x: Array, w1: Array, b1: Array, w2: Array, b2: Array, activation: Activation) -> tuple[Array, ...]:
    """z¹, a¹, z², a² of one example; layer 2 is sigmoid."""
    z1 = w1 @ x + b1
    a1 = np.asarray(ACTIVATIONS[activation]().formula(z1), np.float64)
    z2 = w2 @ a1 + b2
    return z1, a1, z2, np.asarray(ACTIVATIONS["sigmoid"]().formula(z2), np.float64)


def slope(a: Array, activation: Activation) -> Array:
    """f′(z) by a = f(z): a(1 − a), 1 − a², or 1 where a > 0."""
    match activation:
        case "sigmoid":
            return a * (1 - a)
        case "tanh":
            return 1 - a * a
        case "relu":
            return (a > 0).astype(np.float64)


def backward(
    x: Array, target: Array, w2: Array, passed: tuple[Array, ...], activation: Activation, loss: Loss
) -> dict[str, Array]:
    """δ and ∂L/∂W of both layers: delta2, dw2, db2, delta1, dw1, db1.

    δ² = (a² − t)·a²(1 − a²), or a² − t for cross-entropy;   δ¹ = f′(z¹)·W²ᵀδ²;   ∂W = δ·inputᵀ;   ∂b = δ
    """
    _, a1, _, a2 = passed
    delta2 = (a2 - target) * (slope(a2, "sigmoid") if loss == "squared error" else 1.0)
    delta1 = slope(a1, activation) * (w2.T @ delta2)
    return {
        "delta2": delta2, "dw2": np.outer(delta2, a1), "db2": delta2,
        "delta1": delta1, "dw1": np.outer(delta1, x), "db1": delta1,
    }  # fmt: skip


def loss_of(a: Array, target: Array, loss: Loss) -> float:
    """½Σ(a − t)², or −Σ t·ln a + (1 − t)·ln(1 − a)."""
    if loss == "squared error":
        return float(0.5 * np.sum((a - target) ** 2))
    from scipy.special import xlog1py, xlogy  # late: takes a moment

    return float(-np.sum(xlogy(target, a) + xlog1py(1 - target, -a)))


def written(answers: Mapping[str, str]) -> str:
    """Answers by field as one text, in the order of the fields; what is empty is left out."""
    return "; ".join(f"{name} = {answers[name].strip()}" for name in FIELDS if answers.get(name, "").strip())


def entries(answers: str) -> dict[str, str]:
    """What was filled in, "z1_1 = 0.3; …", by field, as it was typed; names of no field are left out."""
    pairs = (entry.partition("=") for entry in answers.replace("\n", ";").split(";"))
    return {name.strip(): said.strip() for name, _, said in pairs if name.strip() in FIELDS}


def typed(answers: str) -> dict[str, float]:
    """What was filled in, by field; NaN for what is no number."""
    found = {}
    for name, said in entries(answers).items():
        try:
            found[name] = float(said.replace("−", "-"))
        except ValueError:
            found[name] = float("nan")
    return found


@EXPLORERS.register("backpropagation", label="Back-propagation by hand", order=35)
class Backpropagation(Explorer):
    """A worksheet: one example goes through a small network, its error comes back, and every number can be filled in.

        forward: z = Wx + b;   a = f(z)
        backward: δ² = (a² − t)·σ′(z²);   δ¹ = f′(z¹)·W²ᵀδ²;   ∂W = δ·inputᵀ;   ∂b = δ
        step: W ← W − η·∂W

    Two inputs, two hidden units, two sigmoid outputs, L = ½Σ(a − t)²; with cross-entropy δ² is a² − t alone. Each step
    of the page works out one more number. W²ⱼₖ leads from unit k of layer 1 to unit j of layer 2. The default is a
    known worked example.

    Source: Rumelhart, Hinton & Williams (1986), Learning representations by back-propagating errors; the default: Mazur
    (2015), A Step by Step Backpropagation Example.
    """

    x: Point = parameter((0.05, 0.10), label="Inputs x", help="Of the one example.")
    target: Point = parameter((0.01, 0.99), label="Targets t", help="What the two outputs should be.")
    activation: Activation = parameter("sigmoid", label="Hidden activation", help="Of layer 1; layer 2 is sigmoid.")
    loss: Loss = parameter("squared error", label="Loss", help="Half the sum of squares, or cross-entropy.")
    rate: float = parameter(0.5, label="Learning rate η", help="Of the step.", gt=0, le=100, logarithmic=True)
    w1: Four = parameter((0.15, 0.20, 0.25, 0.30), label="Weights W¹", help="W¹₁₁, W¹₁₂, W¹₂₁, W¹₂₂.")
    b1: Two = parameter((0.35, 0.35), label="Biases b¹", help="Of the two hidden units.")
    w2: Four = parameter((0.40, 0.45, 0.50, 0.55), label="Weights W²", help="W²₁₁, W²₁₂, W²₂₁, W²₂₂.")
    b2: Two = parameter((0.60, 0.60), label="Biases b²", help="Of the two outputs.")
    updates: int = parameter(
        0, label="Updates before", help="How many steps the network has made already.", ge=0, le=UPDATES,
        logarithmic=True,
    )  # fmt: skip
    answers: str = parameter("", label="Answers", help="What was filled in: name = number, with semicolons between.")

    group = "losses"
    topics = (27,)
    terms = "backpropagation chain rule gradient delta worksheet 反向传播 链式法则 梯度 误差 手推"
    card = Card(
        tries=(
            text("Fill in z and a of both layers before you step; a wrong one turns orange and shows its rule."),
            text("Work out ∂W² of weight 11 by hand: the error of output 1 times the output of hidden unit 1."),
            text("Let it make 10,000 updates and compare the errors δ: where has the gradient gone?"),
        ),
        mistakes=(
            text("“δ¹ uses the new weights.” All gradients belong to the weights from before the step."),
            text("“A bias has no gradient.” Its input is 1, so its gradient is δ itself."),
            text("“The error comes back along the inputs.” It comes back along the weights: transposed, Wᵀδ."),
        ),
        script=text(
            "Play the forward half with the class saying each rule. Stop before δ²: ask which three factors it has, "
            "and how cross-entropy loses one of them. Let everybody compute one ∂W² and compare. Then δ¹: through both "
            "outputs, so a sum. Make the step and read by how much the loss fell."
        ),
        slip=text("The factor a(1 − a) belongs to squared error; with cross-entropy and sigmoid it cancels."),
    )  # fmt: skip
    numbers = {
        **{f"{name}_{place}": Readout(label, index=int(place)) for name, places, label, _ in PARTS for place in places},
        "loss": Readout(text("Loss")),
        "loss_after": Readout(text("Loss after the step")),
        "shown": Readout(text("Numbers worked out")),
        "filled": Readout(text("Answers given")),
        "right": Readout(text("Answers right, within 1 %")),
        "wrong": Readout(text("Answers wrong")),
    }
    runs = (forward, slope, backward)
    pace = 2

    @property
    def steps(self) -> int:
        return len(FIELDS)

    @property
    def weights(self) -> tuple[Array, Array, Array, Array]:
        """W¹, b¹, W² and b² after the updates before."""
        return _trained(self.model_copy(update={"answers": ""}))

    @property
    def values(self) -> dict[str, float]:
        """Every field with its number, in the order in which they are worked out."""
        x, target = np.array(self.x), np.array(self.target)
        w1, b1, w2, b2 = self.weights
        passed = forward(x, w1, b1, w2, b2, self.activation)
        found = dict(zip(("z1", "a1", "z2", "a2"), passed, strict=True))
        found |= backward(x, target, w2, passed, self.activation, self.loss)
        for name, now in (("w2", w2), ("b2", b2), ("w1", w1), ("b1", b1)):
            found[f"new_{name}"] = now - self.rate * found[f"d{name}"]
        return {
            f"{name}_{place}": float(number)
            for name, places, *_ in PARTS
            for place, number in zip(places, found[name].ravel(), strict=True)
        }

    @property
    def verdicts(self) -> dict[str, bool]:
        """Whether each answer that was given is right."""
        values = self.values
        return {
            name: bool(abs(given - values[name]) <= WITHIN * abs(values[name]) + FLOOR)
            for name, given in typed(self.answers).items()
        }

    def scene(self, step: int = 0) -> Scene:
        """values, float[36]: of FIELDS in their order; shown, bool[36]: which `step` steps have worked out; given,
        float[36], NaN where nothing is; verdict, int[36]: 1 right, −1 wrong, 0 nothing given.

        w1, w2, float[2, 2], b1, b2, float[2]: before the step.
        """
        given, verdicts = typed(self.answers), self.verdicts
        return frozen(
            {
                "values": list(self.values.values()),
                "shown": np.arange(len(FIELDS)) < step,
                "given": [given.get(name, np.nan) for name in FIELDS],
                "verdict": [0 if name not in verdicts else 1 if verdicts[name] else -1 for name in FIELDS],
                **{name: part.copy() for name, part in zip(("w1", "b1", "w2", "b2"), self.weights, strict=True)},
            }
        )

    def readouts(self, step: int = 0) -> dict[str, float]:
        """Every number of the step, the loss before and after it, and how many answers are right."""
        values, verdicts, target = self.values, self.verdicts, np.array(self.target)
        after = [np.array([values[f"new_{name}_{place}"] for place in places]) for name, places in NEW]
        outputs = forward(
            np.array(self.x), after[0].reshape(2, 2), after[1], after[2].reshape(2, 2), after[3], self.activation
        )
        now = np.array([values["a2_1"], values["a2_2"]])
        return {
            **values,
            "loss": loss_of(now, target, self.loss),
            "loss_after": loss_of(outputs[-1], target, self.loss),
            "shown": min(step, len(FIELDS)),
            "filled": len(verdicts),
            "right": sum(verdicts.values()),
            "wrong": len(verdicts) - sum(verdicts.values()),
        }


NEW = (("w1", PLACES), ("b1", UNITS), ("w2", PLACES), ("b2", UNITS))


@lru_cache(maxsize=16)
def _trained(settings: Backpropagation) -> tuple[Array, Array, Array, Array]:
    """W¹, b¹, W² and b² after so many updates."""
    x, target = np.array(settings.x), np.array(settings.target)
    w1, w2 = np.reshape(settings.w1, (2, 2)), np.reshape(settings.w2, (2, 2))
    b1, b2 = np.array(settings.b1), np.array(settings.b2)
    with np.errstate(all="ignore"):
        for _ in range(settings.updates):
            passed = forward(x, w1, b1, w2, b2, settings.activation)
            found = backward(x, target, w2, passed, settings.activation, settings.loss)
            w1, b1 = w1 - settings.rate * found["dw1"], b1 - settings.rate * found["db1"]
            w2, b2 = w2 - settings.rate * found["dw2"], b2 - settings.rate * found["db2"]
    return w1, b1, w2, b2
