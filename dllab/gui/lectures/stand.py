"""Where the window is in a lecture, and what every scene was left with."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dllab.explorers.files import Page
from dllab.gui.document.document import DocumentState
from dllab.training.snapshot import Kept

if TYPE_CHECKING:
    from dllab.lectures.lecture import Lecture, Scene


@dataclass(eq=False)
class Work:
    """An experiment and its run, as they are whenever they are not in the window.

    state, run: what they were left with; None where they were never begun. due: steps that are to be taken by
    themselves. pages, page: outside of lectures, every page of Explore there was, and the one that was shown, "" for
    all of them, or None where Training was.
    """

    scene: "Scene | None" = None
    state: DocumentState | None = None
    run: Kept | None = None
    due: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    page: str | None = None

    @classmethod
    def of(cls, scene: "Scene") -> "Work":
        """What a scene begins with."""
        return cls(scene, due=scene.train)


@dataclass(eq=False)
class Shown:
    """A page of Explore, as it is whenever the scene is not in the window."""

    page: Page


@dataclass(eq=False)
class Showing:
    """A lecture that is shown: what was made of its scenes, and how many hands were raised, by the scene's number.

    outside: where the window was before, and will be again.
    """

    path: Path
    lecture: "Lecture"
    outside: "Stand"
    works: dict[int, Work] = field(default_factory=dict)
    pages: dict[int, Shown] = field(default_factory=dict)
    hands: dict[int, list[int]] = field(default_factory=dict)
    revealed: set[int] = field(default_factory=set)


@dataclass(frozen=True, eq=False)
class Stand:
    """What the window shows. showing: the lecture, or None outside. work: whose experiment and run are in the window.

    shown: the page of Explore of a scene that is one.
    """

    showing: Showing | None
    number: int
    work: Work
    shown: Shown | None = None

    @property
    def scene(self) -> "Scene":
        """The scene, inside of a lecture."""
        assert self.showing is not None
        return self.showing.lecture.scene[self.number]

    @property
    def may_train(self) -> bool:
        """Whether the scene may take its steps now."""
        showing = self.showing
        return showing is not None and (self.scene.trains == "at once" or self.number in showing.revealed)

    def at(self, showing: Showing, number: int) -> "Stand":
        """At a scene as it was left, or as it begins; who goes there from here takes the run along to a page."""
        scene = showing.lecture.scene[number]
        if scene.explorer is not None:
            return Stand(showing, number, self.work, showing.pages.get(number) or Shown(scene.page))
        return Stand(showing, number, showing.works.get(number) or Work.of(scene))

    def anew(self) -> "Stand":
        """At the same scene as it begins."""
        assert self.showing is not None
        if self.shown is not None:
            return Stand(self.showing, self.number, self.work, Shown(self.scene.page))
        return Stand(self.showing, self.number, Work.of(self.scene))
