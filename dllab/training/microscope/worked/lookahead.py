"""Lookahead: what the optimizer within does, and the slow weights."""

from dataclasses import replace

from dllab.messages import text
from dllab.training.microscope.worked.terms import Line, Terms
from dllab.training.microscope.write import put_in

EXACT = 7  # digits of weights, so that their differences have some left


def lookahead(x: Terms) -> list[Line]:
    *inner, last = x.wrapped
    decay = x.place.decay * x.weight
    given = x.weight - decay
    weight = put_in("{} − {}", x.weight, decay, digits=EXACT) if decay else put_in("{}", x.weight, digits=EXACT)
    symbol = "w − ηλw" if decay else "w"
    fast = given + last.value
    lines = [
        *inner,
        replace(last, left="Δθ"),
        Line("θ", f"{symbol} + Δθ", put_in(weight + " + {}", last.value), fast, digits=EXACT),
    ]
    c, rest = x.part, x.step % x.part.k
    count = Line("t mod k", "", f"{x.step} mod {c.k}", float(rest), digits=10)
    if rest:
        waiting = text("the slow weights φ wait until t is a multiple of k")
        return [*lines, replace(count, note=waiting), Line("Δw", "Δθ", "", last.value)]
    slow, before = x.after("φ"), x.before("φ")
    numbers = put_in("{} + ", before, digits=EXACT) + put_in("{}·({} − {})", c.alpha, fast, before, digits=EXACT)
    return [
        *lines,
        replace(count, note=text("t is a multiple of k: back to the slow weights φ")),
        Line("φ", "φ + α(θ − φ)", numbers, slow, digits=EXACT),
        Line(
            "Δw",
            f"φ − ({symbol})" if decay else "φ − w",
            put_in("{} − ", slow, digits=EXACT) + (f"({weight})" if decay or x.weight < 0 else weight),
            slow - given,
        ),
    ]
