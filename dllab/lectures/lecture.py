"""A lecture as its file holds it: scenes one after the other, what the class is asked, and the labs that follow."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from dllab import suffixes
from dllab.assets import resource
from dllab.experiment import Experiment, files
from dllab.experiment.files import ExperimentError
from dllab.explorers.files import Page
from dllab.labs.lab import Lab, Start
from dllab.labs.lab import shipped as shipped_labs
from dllab.labs.questions import ID
from dllab.labs.tables import List, NotSound, Table, WholeFile, Words
from dllab.messages import Sentence, text
from dllab.panel_names import Subject

SUFFIX = suffixes.LECTURE
LAB_ID = r"^[a-z0-9-]{3,40}$"


class LectureError(ExperimentError):
    """A lecture that cannot be used as written; `problems` lists what is wrong, key by key."""


class Option(Table):
    """One of the answers that hands are raised for."""

    text: Words
    right: bool = False


class Ask(Table):
    """A question to the class, and what is said once its hands were counted."""

    text: Words
    options: List[Option] = Field(min_length=2, max_length=6)
    reveal: Words

    @model_validator(mode="after")
    def _has_one_right(self) -> Self:
        if sum(option.right for option in self.options) != 1:
            raise NotSound(text("needs exactly one option that is right"))
        return self

    @property
    def words(self) -> Iterator[Words]:
        """All that it says."""
        yield self.text
        yield from (option.text for option in self.options)
        yield self.reveal


class Scene(Table):
    """What is shown while something is said.

    start: an experiment, of which `train` steps are taken by themselves, at once or, where the class shall predict
    first, once the answer is revealed. explorer: a page with its name and what is set, at `step`. One of the two is
    there. show: panels brought to the front. minutes: of the lecture. note: for the one who speaks.
    """

    id: str = Field(pattern=ID)
    title: Words
    caption: Words
    minutes: float = Field(5.0, gt=0, le=90)
    start: Start | None = None
    seed: int = Field(0, ge=0, le=2**31 - 1)
    train: int = Field(0, ge=0, le=200_000)
    trains: Literal["at once", "once revealed"] = "at once"
    explorer: dict[str, Any] | None = None
    step: int = Field(0, ge=0, le=10**9)
    show: List[Subject] = ()
    ask: Ask | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if (self.start is None) == (self.explorer is None):
            raise NotSound(text("a scene has a start or an explorer, one of them"))
        if self.explorer is not None and (self.train or self.show):
            raise NotSound(text("train and show belong to a scene with a start"))
        if self.start is not None and self.step:
            raise NotSound(text("step belongs to a scene with an explorer"))
        if self.trains == "once revealed" and (self.ask is None or not self.train):
            raise NotSound(text("what trains once revealed needs train and ask"))
        if self.explorer is not None:
            try:
                page = self.page
            except ExperimentError as error:
                raise NotSound("{reason}", reason=Sentence.of(error)) from None
            if page.step > page.explorer.steps:
                raise NotSound(
                    text("the page has {steps} steps, not {step}"), steps=page.explorer.steps, step=page.step
                )
        return self

    @property
    def page(self) -> Page:
        """The page it shows; raises ExperimentError."""
        return Page.model_validate({"explorer": self.explorer, "step": self.step})

    @property
    def experiment(self) -> Experiment:
        """The experiment it begins with."""
        assert self.start is not None
        return self.start.with_seed(self.seed)

    @property
    def words(self) -> Iterator[Words]:
        """All that it says."""
        yield self.title
        yield self.caption
        if self.ask is not None:
            yield from self.ask.words
        if self.note is not None:
            yield self.note


class Lecture(WholeFile):
    """A lecture. topics: rows of the course's list; labs: ids of those that follow."""

    refusal, unusable = LectureError, text("the lecture cannot be used:")
    schema_: int = Field(1, alias="schema", ge=1, le=1)
    id: str = Field(pattern=LAB_ID)
    title: Words
    summary: Words | None = None
    minutes: int = Field(90, ge=1, le=600)
    topics: List[int] = ()
    labs: List[str] = ()
    scene: List[Scene] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        ids = [scene.id for scene in self.scene]
        twice = next((name for name in ids if ids.count(name) > 1), None)
        if twice:
            raise NotSound(text("two scenes are called {id}"), id=twice)
        return self

    def labs_there(self) -> list[tuple[Path, Lab]]:
        """Files and labs that follow it, in its order; left out what does not come along."""
        known = {files.read(path).get("id"): path for path in shipped_labs()}  # ids alone: to read all takes a second
        return [(known[name], Lab.load(known[name])) for name in self.labs if name in known]

    @property
    def words(self) -> Iterator[Words]:
        """All that it says."""
        yield self.title
        if self.summary:
            yield self.summary
        for scene in self.scene:
            yield from scene.words


def shipped() -> tuple[Path, ...]:
    """The files of the lectures that come with the lab, by the number that their names begin with."""
    return tuple(sorted(resource("lectures").glob(f"*{SUFFIX}"), key=lambda path: int(path.name.split("-")[0])))
