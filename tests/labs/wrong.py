"""Hand-ins with something wrong in them, one of every kind, made out of an honest one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dllab.labs.grade import Row
from dllab.labs.handin import HandIn, Run
from dllab.labs.lab import Lab

Make = Callable[[HandIn, HandIn, Lab], HandIn]  # of one's own, of somebody's with another seed, of the lab


@dataclass(frozen=True)
class Wrong:
    """A kind. said: of it, in facts, reasons or its error. worth_less: it costs points. verdict: where one is."""

    name: str
    make: Make
    said: str
    worth_less: bool = True
    verdict: str = ""

    def is_caught(self, row: Row) -> bool:
        """Whether the grader has seen what is wrong."""
        reasons = [str(result.get("reason", "")) for _, result in row.results]
        said = "\n".join([*map(str, row.facts), *reasons, str(row.error or "")])
        less = bool(row.error) or row.found["points"] < row.found["of"]
        seen = self.said in said and (not self.verdict or row.found.get("verdict") == self.verdict)
        return seen and (less or not self.worth_less)


def _runs(handin: HandIn, change: Callable[[Run], dict[str, Any]]) -> HandIn:
    """With something changed in every run."""
    runs = {step: run.model_copy(update=change(run)) for step, run in handin.runs.items()}
    return handin.model_copy(update={"runs": runs})


def _copied(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    return others.model_copy(update={"student": own.student})


def _copied_run(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    return own.model_copy(update={"runs": others.runs})


def _reseeded(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    """Somebody's runs, whose files say that they began with one's own seed."""
    digests = {step: run.digest for step, run in others.runs.items()}
    runs = {step: run.model_copy(update={"digest": digests[step]}) for step, run in own.runs.items()}
    return own.model_copy(update={"runs": runs})


def _other_network(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    """A shallow network in the place of the lab's."""

    def shallow(run: Run) -> dict[str, Any]:
        start = run.recipe["start"]
        return {"recipe": run.recipe | {"start": start | {"network": start["network"] | {"hidden": [6]}}}}

    return _runs(own, shallow)


def _edited(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    """With other numbers beside every run than come out of it."""
    runs = {
        step: run.model_copy(update={"measured": {check.name: 1e9 for check in lab.of_id(step).check}})
        for step, run in own.runs.items()
    }
    return own.model_copy(update={"runs": runs})


def _missing(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    return own.model_copy(update={"runs": {}})


def _other_version(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    return own.model_copy(update={"lab": own.lab.model_copy(update={"version": lab.version + 1})})


def _newer_format(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    return own.model_copy(update={"format": own.format + 1})


def _too_many_runs(own: HandIn, others: HandIn, lab: Lab) -> HandIn:
    run = next(iter(own.runs.values()))
    return own.model_copy(update={"runs": own.runs | {f"more-{place}": run for place in range(lab.budget.runs)}})


WRONG = (
    Wrong("copied", _copied, "not this student's seed"),
    Wrong("another's run", _copied_run, "this student's is"),
    Wrong("another's digest", _reseeded, "", worth_less=False, verdict="contradicted"),
    Wrong("edited numbers", _edited, "is claimed to be", worth_less=False),
    Wrong("other network", _other_network, "", verdict="contradicted"),
    Wrong("missing run", _missing, "there is no run of step"),
    Wrong("other version", _other_version, "another version of the lab", worth_less=False),
    Wrong("newer format", _newer_format, "with a newer dllab"),
    Wrong("over the budget", lambda own, others, lab: _runs(own, lambda run: {"steps": 10**9}),
          "is longer than this lab allows"),
    Wrong("too many runs", _too_many_runs, "runs are more than this lab allows"),
)  # fmt: skip
