"""`dllab labs list`, `dllab labs verify`: labs without a window."""

from pathlib import Path

from dllab.labs.lab import Lab, shipped
from dllab.labs.verify import Verified, verify
from dllab.numerals import number
from dllab.output import say, say_json, tell


def list_labs(as_json: bool) -> int:
    """Print the labs that come along; returns the exit status."""
    found = [(path, Lab.load(path)) for path in shipped()]
    if as_json:
        say_json([
            {"id": lab.id, "version": lab.version, "title": lab.title.model_dump(), "minutes": lab.minutes,
             "rows": list(lab.rows), "file": str(path)}
            for path, lab in found
        ])  # fmt: skip
    else:
        say(*(f"{lab.id:28}{lab.minutes:3} min  {lab.title.said('en')}  {lab.title.said('zh')}" for _, lab in found))
    return 0


def verify_labs(paths: list[Path], seeds: int | None, as_json: bool) -> int:
    """Prove labs, or all that come along, over their own or the first `seeds` seeds; the status is 1 where one fails."""
    found = []
    for path in paths or shipped():
        lab = Lab.load(path)
        verified = verify(lab, range(seeds) if seeds else (), tell)
        found.append(verified)
        if not as_json:
            say(*_lines(verified))
    if as_json:
        say_json([verified.as_json() for verified in found])
    return int(any(verified.problems for verified in found))


def _lines(verified: Verified) -> list[str]:
    lines = [f"{verified.lab}: {len(verified.seeds)} seeds, " + ("PROBLEMS" if verified.problems else "proven")]
    for proof in verified.proofs:
        found = proof.range
        span = "" if found is None else " … ".join(number(value, 4) for value in dict.fromkeys(found))
        margin = f"  margin {proof.margin}" if proof.margin else ""
        passed = f"{len(proof.found) - len(proof.failed)}/{len(proof.found)}"
        lines.append(f"  {proof.step:14}{passed:6}{proof.what}: [{span}] {proof.needed}{margin}")
    return [*lines, *(f"  PROBLEM: {problem}" for problem in verified.problems)]
