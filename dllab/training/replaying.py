"""Training a run again from its file alone: whether the same numbers come out."""

from pathlib import Path
from typing import Any

from dllab.messages import text
from dllab.training.archive import NotInFile, load_run
from dllab.training.recipe import Progress, ignore


def replay_file(path: Path, progress: Progress = ignore) -> dict[str, Any]:
    """Replay the run in a file: {"steps", "digest", "recorded", "same"}.

    digest: of the parameters that came out after `steps` steps; recorded: of those in the file. Raises NotInFile where
    the file holds no recipe or no weights to compare with, and what load_run and Recipe.replay raise.
    """
    found = load_run(path)
    if found.recipe is None:
        raise NotInFile(text("{file} holds no recipe from which its run could be trained again"), file=path.name)
    if not found.digest:
        raise NotInFile(text("{file} holds no weights with which those of a replay could be compared"), file=path.name)
    trainer = found.recipe.replay(found.step, progress=progress)
    same = trainer.step == found.step and trainer.digest() == found.digest
    return {"steps": trainer.step, "digest": trainer.digest(), "recorded": found.digest, "same": same}
