import pytest

from dllab.catalogue import families_of
from dllab.experiment import Experiment
from dllab.explorers import EXPLORERS
from dllab.formulas import Fenced, Fraction, Hat, Root, Row, Script, Space, Symbol, lines_of, read

CHOICES = [choice for family in (*families_of(Experiment), EXPLORERS) for choice in family]
LINES = sorted({line for choice in CHOICES for line in lines_of(choice.explanation.formula)})


def told(node):
    """A tree in TeX's words, by hand: {above over below}, sqrt{…}, _{…}, ^{…}."""
    match node:
        case Symbol(text, _):
            return text
        case Space():
            return " "
        case Row(parts):
            return "".join(map(told, parts))
        case Fraction(above, below):
            return f"{{{told(above)} over {told(below)}}}"
        case Root(of):
            return f"sqrt{{{told(of)}}}"
        case Hat(of):
            return f"hat{{{told(of)}}}"
        case Fenced(left, inside, right):
            return f"{left}{told(inside)}{right}"
        case Script(base, upper, lower):
            low = f"_{{{told(lower)}}}" if lower else ""
            return f"{told(base)}{low}" + (f"^{{{told(upper)}}}" if upper else "")


@pytest.mark.parametrize(
    "line, meant",
    [
        ("w ← w − η·m̂/(√v̂ + ε)", "w ← w − {η·hat{m} over sqrt{hat{v}} + ε}"),
        ("f(z) = 1 / (1 + e⁻ᶻ)", "f(z) = {1 over 1 + e^{−z}}"),
        ("L = 1/2n Σ(y − t)²", "L = {1 over 2n} Σ(y − t)^{2}"),
        ("∂L/∂y = e/βn where |e| < β", "{∂L over ∂y} = {e over βn} where |e| < β"),
        ("y_i = e^(z_i) / Σ_j e^(z_j)", "y_{i} = {e^{z_{i}} over Σ_{j} e^{z_{j}}}"),
        ("L = Σ −q·ln p / Σ w[t]", "L = {Σ −q·ln p over Σ w[t]}"),
        ("1 − γ·p[t]·ln p[t]/(1 − p[t])", "1 − {γ·p[t]·ln p[t] over 1 − p[t]}"),
        ("φ(z) = e^(−z²/2)/√(2π)", "φ(z) = {e^{−z^{2}/2} over sqrt{2π}}"),
        ("w − η·(m/(1 − β₁ᵗ))/(√v + ε)", "w − η·{{m over 1 − β_{1}^{t}} over sqrt{v} + ε}"),
        ("−η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε)", "−{η·sqrt{1 − β_{2}^{t}} over 1 − β_{1}^{t}}·{m over sqrt{v} + ε}"),
        ("σ = gain·√(2 / (fan_in + fan_out))", "σ = gain·sqrt{{2 over fan_{in} + fan_{out}}}"),
        ("P(ill | +) = P(+ | ill)·P(ill) / P(+)", "P(ill | +) = {P(+ | ill)·P(ill) over P(+)}"),
        ("x̂ = (x − μ_B) / √(σ²_B + ε)", "hat{x} = {x − μ_{B} over sqrt{σ_{B}^{2} + ε}}"),
        ("|1 − |x|/2|", "|1 − {|x| over 2}|"),
        ("√E|g_B − G|² = 0", "sqrt{E|g_{B} − G|^{2}} = 0"),
        ("ρ∞ = 2/(1 − β₂) − 1", "ρ_{∞} = {2 over 1 − β_{2}} − 1"),
        ("f′(z) = 1 for z > 0, else α", "f^{′}(z) = 1 for z > 0, else α"),
        ("m ← μₜ₊₁m/(1 − p·μₜ₊₁)", "m ← {μ_{t+1}m over 1 − p·μ_{t+1}}"),
        ("half_mean: L = 1/2", "half_mean: L = {1 over 2}"),
        ("当 |e| ≤ δ，否则 1/n", "当 |e| ≤ δ，否则 {1 over n}"),
    ],
)
def test_that_a_formula_is_read_as_it_is_meant(line, meant):
    assert told(read(line)) == meant


def test_that_letters_are_variables_and_words_are_words():
    styles = {part.text: part.style for part in read("Hv = a wx for a ReLU in it").parts if isinstance(part, Symbol)}
    assert styles["H"] == styles["w"] == "variable"
    assert styles["for"] == styles["in"] == styles["a"] == "word" and styles["ReLU"] == "function"
    assert read("a ← βa").parts[0] == Symbol("a", "variable")


def test_that_a_line_is_parted_where_several_things_are_said():
    assert lines_of("e = y − t;   L = 0\n  x; y") == ["e = y − t", "L = 0", "x; y"]
    assert lines_of("e = y − t；   L = 0") == ["e = y − t", "L = 0"]


@pytest.mark.parametrize("line", LINES)
def test_that_nothing_of_a_formula_is_lost(line):
    """What is left out is only what a fraction, a root or a script says in its own way."""
    said, kept = told(read(line)), [character for character in line if character.isalpha() and character.isascii()]
    for character in set(kept):
        assert said.count(character) >= kept.count(character)


@pytest.mark.parametrize("line", ["", "/", "1/", "/2", "√", "(", "((a", "|", "a^", "a_", "^2", "a//b", "‖x", "e^("])
def test_that_any_text_has_a_tree(line):
    assert isinstance(read(line), Row)
