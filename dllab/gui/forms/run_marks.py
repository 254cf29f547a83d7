"""What changed on the way of a run, in the form's words."""

from functools import lru_cache

from dllab.gui.forms.differences import differences
from dllab.gui.kit.language import language_key
from dllab.gui.kit.wording import mark_words
from dllab.training.recipe import Edit, Escape
from dllab.training.snapshot import Course

Marks = tuple[tuple[int, str], ...]


def run_marks(course: Course) -> Marks:
    """(step, what changed), in order: edits in the form's words, where there is a recipe, and what the run decided."""
    if course.recipe is None:
        return mark_words(course.marks)
    language = language_key()
    edits = [mark for act in course.recipe.acts if isinstance(act, Edit) for mark in _edit(act, language)]
    escapes = [(act.step, act.said) for act in course.recipe.acts if isinstance(act, Escape)]
    return tuple(sorted((*edits, *mark_words((*escapes, *course.events))), key=lambda mark: mark[0]))


@lru_cache(maxsize=512)
def _edit(act: Edit, language: str) -> Marks:
    """An edit in `language`, the window's: asked for with every frame."""
    return tuple((act.step, each.words) for each in differences(act.before, act.experiment))
