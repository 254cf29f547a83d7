"""A lecture of four scenes that take a fraction of a second."""

import tomli_w

from tests.labs.small import TINY

ASK = {
    "text": {"en": "Which?", "zh": "哪一个？"},
    "options": [
        {"text": {"en": "This", "zh": "这个"}},
        {"text": {"en": "That", "zh": "那个"}, "right": True},
    ],
    "reveal": {"en": "That, because.", "zh": "那个，因为。"},
}


def scene(name, **entries):
    """A scene that says its name."""
    return {
        "id": name,
        "title": {"en": name, "zh": name},
        "caption": {"en": f"See {name}.", "zh": f"看{name}。"},
    } | entries


TABLE = {
    "schema": 1,
    "id": "small",
    "title": {"en": "Small", "zh": "小"},
    "summary": {"en": "For trying.", "zh": "试试。"},
    "minutes": 20,
    "topics": [1],
    "labs": ["activations", "bayes"],
    "scene": [
        scene("page", explorer={"name": "bayes", "prevalence": 0.1}, ask=ASK, note={"en": "Slowly.", "zh": "慢慢来。"}),
        scene("first", start={"experiment": TINY}, train=7, show=["gradients", "network"]),
        scene("second", start={"experiment": TINY, "set": {"network.hidden": [5]}}, ask=ASK),
        scene("last", explorer={"name": "bayes", "tests": 2}),
    ],
}


def lecture_file(folder, name="small", **changed):
    """The lecture in a file."""
    path = folder / f"{name}.lecture.toml"
    path.write_bytes(tomli_w.dumps(TABLE | changed).encode())
    return path
