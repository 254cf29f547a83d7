"""One hand-in, looked at: points, what every check found, and facts that a teacher may want to know."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dllab.labs.handin import HandIn
from dllab.labs.lab import Lab, Step, sha256
from dllab.labs.marking import Mark, marks
from dllab.labs.questions import Choice, Item, Option, Order, Question
from dllab.labs.work import Work
from dllab.messages import Sentence, UserError, text

Verdict = Literal["reproduced", "holds here", "contradicted", "failed", "no runs"]
CLOSE = 1e-3  # of a claimed number, beside the one that a replay measures
CLAIMED = text("step {step}: {what} is claimed to be {claimed:.6g}, and is {found:.6g}")
WITHOUT_RUN = text("question {question} is answered, and the run of step {steps} is not there")


@dataclass(frozen=True)
class Judged:
    """What one hand-in is worth. own_seed: that of the student's number.

    verdict: "reproduced": the runs gave the digests that are claimed, bit for bit; "holds here": other bits, on another
    kind of machine, and all checks pass; "contradicted": other bits on the same kind; "failed": other bits, and checks
    that fail; "no runs": nothing to train again.
    """

    handin: HandIn
    lab: Lab
    own_seed: int
    marks: tuple[Mark, ...]
    verdict: Verdict
    digests: dict[str, str]  # by step, as they are here
    facts: tuple[Sentence, ...]

    @property
    def points(self) -> float:
        """All points earned."""
        return sum(mark.points for mark in self.marks)

    @property
    def most(self) -> float:
        """All points there are."""
        return sum(mark.most for mark in self.marks)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        handin = self.handin
        return {
            "student": handin.student.model_dump(by_alias=True),
            "lab": handin.lab.model_dump() | {"title": self.lab.title.model_dump()},
            "seed": handin.seed,
            "own_seed": self.own_seed,
            "session": handin.session,
            "points": self.points,
            "of": self.most,
            "verdict": self.verdict,
            "facts": list(self.facts),
            "digests": self.digests,
            "claimed": {step: run.digest for step, run in handin.runs.items() if run.digest},
            "steps": [_called(step) | mark.as_json() for step, mark in zip(self.lab.step, self.marks, strict=True)],
            "notes": dict(handin.notes),
        }


def _called(step: Step) -> dict[str, Any]:
    """What a step is called, if it has a title, what it asks, and the answers there are to pick: in both languages."""
    title = step.title.model_dump() if step.title else None
    return {
        "title": title,
        "kind": step.kind,
        "asked": [question.text.model_dump() for question in step.question],
        "answers": [{one.id: one.text.model_dump() for one in _to_pick(question)} for question in step.question],
    }


def _to_pick(question: Question) -> Sequence[Option | Item]:
    match question:
        case Choice():
            return question.options
        case Order():
            return question.items
    return ()


def judge(handin: HandIn, lab: Lab, path: Path) -> Judged:
    """Train everything in a hand-in again and mark it by the lab in `path`; raises BadHandIn and Refused."""
    work = handin.work(lab)
    marked = marks(work)
    digests = dict(_digests(work))
    facts = _about_the_lab(handin, lab, path, work.seed)
    facts += [*_edited(handin, marked), *_answers_without_runs(handin, lab)]
    return Judged(handin, lab, work.seed, marked, _verdict(handin, digests, marked), digests, tuple(facts))


def _digests(work: Work) -> Any:
    for step in work.lab.step:
        if step.id in work.runs and step.kind == "do":
            try:
                yield step.id, work.attempt(step).trainer.digest()
            except UserError as error:
                yield step.id, f"– {error}"


def _verdict(handin: HandIn, digests: dict[str, str], marked: tuple[Mark, ...]) -> Verdict:
    if not digests:
        return "no runs"
    if all(handin.runs[step].digest == digest for step, digest in digests.items()):
        return "reproduced"
    from dllab.training.fingerprint import fingerprint

    if handin.arithmetic.get("fingerprint") == fingerprint():
        return "contradicted"
    return "holds here" if all(mark.ok for mark in marked) else "failed"


def _about_the_lab(handin: HandIn, lab: Lab, path: Path, seed: int) -> list[Sentence]:
    facts: list[Sentence] = []
    if handin.seed != seed:
        facts.append(Sentence(text("not this student's seed: {found}, not {own}"), found=handin.seed, own=seed))
    if handin.lab.version != lab.version:
        other = text("another version of the lab: {found}, not {own}")
        facts.append(Sentence(other, found=handin.lab.version, own=lab.version))
    elif handin.lab.sha256 not in ("", sha256(path)):
        facts.append(Sentence(text("the lab's file was another one, of the same version")))
    return facts


def _edited(handin: HandIn, marked: tuple[Mark, ...]) -> list[Sentence]:
    """The numbers that are claimed, and are not what the runs give."""
    facts: list[Sentence] = []
    for mark in marked:
        claimed = handin.runs[mark.step].measured if mark.step in handin.runs else {}
        for result in mark.results:
            number = claimed.get(result.what)
            found = result.value
            if not isinstance(number, int | float) or not isinstance(found, float):
                continue
            if not math.isclose(number, found, rel_tol=CLOSE, abs_tol=1e-12):
                facts.append(Sentence(CLAIMED, step=mark.step, what=result.what, claimed=number, found=found))
    return facts


def _answers_without_runs(handin: HandIn, lab: Lab) -> list[Sentence]:
    """The questions that are answered off runs that are not there."""
    facts: list[Sentence] = []
    for question, (step, asked) in lab.questions.items():
        runs = {step.id if measure.of_run in ("this", "baseline") else measure.of_run for measure in asked.measures}
        missing = sorted(run for run in runs if lab.of_id(run).kind == "do" and run not in handin.runs)
        if missing and handin.answers.get(question):
            facts.append(Sentence(WITHOUT_RUN, question=question, steps=", ".join(missing)))
    return facts
