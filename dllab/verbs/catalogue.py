"""List every choice with its parameters."""

import argparse

from dllab.importing import importing
from dllab.output import say, say_json
from dllab.verbs.options import Verbs, offer_json


def add(verbs: Verbs) -> None:
    verb = verbs.add_parser("catalogue", help="list every choice with its parameters")
    offer_json(verb, "as JSON, with everything known of each")
    verb.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    with importing():
        from dllab.catalogue import families_of
        from dllab.experiment import Experiment
        from dllab.explorers import EXPLORERS

    registries = (*families_of(Experiment), EXPLORERS)
    if options.json:
        say_json({registry.family.replace(" ", "_"): registry.as_json() for registry in registries})
        return 0
    for registry in registries:
        say(registry.family, *(f"  {choice.name:24}{choice.explanation.summary}" for choice in registry))
    return 0
