"""Whether a lab proves itself: its start fails, its solution passes for every seed, both languages are there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dllab.labs.attempt import Record
from dllab.labs.lab import Lab, Solution, Step, changed
from dllab.labs.marking import Mark, mark, marks
from dllab.labs.questions import Answer
from dllab.labs.results import Result
from dllab.labs.work import Opened, Work
from dllab.messages import Sentence, UserError, text
from dllab.output import plain
from dllab.training.recipe import Edit, Recipe

Tell = Callable[[str], object]
ONE_LANGUAGE = text("said in one language only: {said!r}")
PASSED = text("step {step}: the checks pass before anything is done, for seeds {seeds}")
FAILS = text("step {step}: the solution fails “{what}” for seeds {seeds}{why}")


@dataclass
class Proof:
    """One check, or one question, of the solution over all seeds. at_start: what a check says before it is solved."""

    step: str
    what: str
    needed: str
    found: dict[int, Result] = field(default_factory=dict)  # by seed
    at_start: dict[int, Result] = field(default_factory=dict)

    @property
    def failed(self) -> list[int]:
        """The seeds whose solution does not pass, or not with all tiers."""
        return [seed for seed, result in self.found.items() if result.share < 1]

    @property
    def range(self) -> tuple[float, float] | None:
        """The least and the largest number that was found; None where there are no numbers."""
        values = [result.value for result in self.found.values() if isinstance(result.value, float)]
        return (min(values), max(values)) if values else None

    @property
    def margin(self) -> str:
        """The margin of the seed that has the smallest."""
        margins = [result.margin for result in self.found.values() if result.margin]
        return str(min(margins, key=lambda margin: margin.slack)) if margins else ""

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "step": self.step,
            "what": self.what,
            "needed": self.needed,
            "range": plain(list(self.range)) if self.range else None,
            "margin": self.margin,
            "failed": self.failed,
            "values": {str(seed): plain(result.value) for seed, result in self.found.items()},
        }


@dataclass
class Verified:
    """What came of it: problems in sentences, and every proof."""

    lab: str
    seeds: tuple[int, ...]
    problems: list[Sentence] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)

    @property
    def proven(self) -> bool:
        """Whether every seed is, whatever is said in one language only: the other one is then shown."""
        return all(problem.template == ONE_LANGUAGE for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "lab": self.lab,
            "seeds": list(self.seeds),
            "problems": self.problems,
            "checks": [proof.as_json() for proof in self.proofs],
        }


def verify(lab: Lab, seeds: Sequence[int] = (), tell: Tell = lambda said: None) -> Verified:
    """Prove a lab over its own seeds, or over others."""
    verified = Verified(lab.id, tuple(seeds or lab.seeds))
    verified.problems += _said_in_one_language(lab)
    for step in lab.step:
        if step.kind in ("do", "explore") and step.asks and step.id not in lab.solution:
            verified.problems.append(Sentence(text("step {step} has no solution"), step=step.id))
    proofs: dict[tuple[str, int], Proof] = {}
    passed: dict[str, list[int]] = {}  # by step: the seeds for which nothing has to be done
    for seed in verified.seeds:
        tell(f"{lab.id}: seed {seed}")
        try:
            work = solved(lab, seed)
            for marked in marks(work):
                for place, result in enumerate(marked.results):
                    proof = proofs.setdefault((marked.step, place), Proof(marked.step, result.what, result.needed))
                    proof.found[seed] = result
            for begun in _at_the_start(lab, seed):
                for place, result in enumerate(begun.checks):
                    proofs[begun.step, place].at_start[seed] = result
                if all(result.ok for result in begun.checks):
                    passed.setdefault(begun.step, []).append(seed)
        except UserError as error:
            verified.problems.append(Sentence(text("seed {seed}: {reason}"), seed=seed, reason=Sentence.of(error)))
    for name, found in passed.items():
        verified.problems.append(Sentence(PASSED, step=name, seeds=", ".join(map(str, found))))
    verified.proofs = list(proofs.values())
    for proof in verified.proofs:
        if proof.failed:
            reasons = {str(result.reason) for result in proof.found.values() if result.reason}
            why = f" ({', '.join(sorted(reasons))})" if reasons else ""
            seeds_said = ", ".join(map(str, proof.failed))
            verified.problems.append(Sentence(FAILS, step=proof.step, what=proof.what, seeds=seeds_said, why=why))
    return verified


def solved(lab: Lab, seed: int) -> Work:
    """The lab's own solution, as somebody with this seed would hand it in."""
    runs, pages = _solutions([step for step in lab.step if step.id in lab.solution], lab, seed)
    answers: dict[str, list[Answer]] = {}
    work = Work(lab, seed, runs, answers, pages)
    for step in lab.step:
        own = lab.solution.get(step.id, Solution()).answers
        for question in step.question:
            answers[question.id] = [own.get(question.id) or question.solution(work.at(step))]
    return work


def solution_run(lab: Lab, step: Step, seed: int) -> Record:
    """The run of a step's solution."""
    solution = lab.solution[step.id]
    settings, weights = solution.set, ""
    if step.weights_of is not None:
        before = Work(lab, seed, {step.weights_of: solution_run(lab, lab.of_id(step.weights_of), seed)})
        given = before.given(step)
        settings, weights = settings | {"training.start_from": step.weights_of}, given.digest if given else ""
    experiment = start = changed(lab.start_of(step, seed), settings)
    edits = []
    for edit in solution.edits:
        after = changed(experiment, edit.set)
        edits.append(Edit(edit.at, experiment, after))
        experiment = after
    return Record(Recipe(start, tuple(edits), weights=weights), solution.steps)


def _at_the_start(lab: Lab, seed: int) -> Iterator[Mark]:
    """The marks of the steps with checks without anything being done.

    Where the solution changes something, or begins with the weights of another run, that is a run of the start for as
    long, with weights of its own; else one of no steps.
    """
    for step in lab.step:
        solution = lab.solution.get(step.id)
        if solution is None or not step.check:
            continue
        changes_something = bool(solution.set or solution.edits or step.weights_of)
        others = [other for other in lab.step if other.id in lab.steps_for(step) - {step.id}]
        runs, pages = _solutions([other for other in others if other.id in lab.solution], lab, seed)
        if step.kind == "do":
            runs[step.id] = Record(Recipe(lab.start_of(step, seed)), solution.steps if changes_something else 0)
        else:
            pages[step.id] = Opened()
        bare = _drawing_weights(lab, step)
        yield mark(Work(bare, seed, runs, {}, pages), bare.of_id(step.id))


def _drawing_weights(lab: Lab, step: Step) -> Lab:
    """A lab of which one step's run draws its own weights, as that of somebody who does not load the other run."""
    own = step.model_copy(update={"weights_of": None})
    return lab.model_copy(update={"step": tuple(own if one is step else one for one in lab.step)})


def _solutions(steps: Sequence[Step], lab: Lab, seed: int) -> tuple[dict[str, Record], dict[str, Opened]]:
    """The runs and pages of the solutions of some steps, by their ids."""
    runs = {step.id: solution_run(lab, step, seed) for step in steps if step.kind == "do"}
    return runs, {step.id: Opened(lab.solution[step.id].set) for step in steps if step.kind == "explore"}


def _said_in_one_language(lab: Lab) -> list[Sentence]:
    missing = [words.en or words.zh for words in lab.words if not words.is_complete]
    return [Sentence(ONE_LANGUAGE, said=said[:60]) for said in missing]
