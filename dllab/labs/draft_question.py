"""The question of a step that is being made: a number, one of several options, or things to be put in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dllab.labs.numbers import NotANumber, read_number
from dllab.labs.questions import QUESTIONS
from dllab.messages import UserError, text

Asks = Literal["number", "choice", "order"]
ASKS: tuple[Asks, ...] = ("number", "choice", "order")
WITHIN = 0.05  # of a number that is asked for
BAR = "||"  # between an option and what is said of it


class NotWhole(UserError):
    """A draft that is no lab yet."""


@dataclass(frozen=True)
class Said:
    """A text in both languages; either may still be missing."""

    en: str = ""
    zh: str = ""

    def __bool__(self) -> bool:
        return bool(self.en.strip() or self.zh.strip())

    @property
    def table(self) -> dict[str, str]:
        """As a lab's file has it."""
        return {language: said for language, said in (("en", self.en), ("zh", self.zh)) if said.strip()}

    @classmethod
    def of(cls, table: Mapping[str, str] | None) -> "Said":
        """What a lab's file says."""
        return cls(**table) if table else cls()

    @property
    def lines(self) -> Iterator["Said"]:
        """Its lines, those of both languages side by side; empty ones are left out."""
        en, zh = ([line.strip() for line in said.splitlines() if line.strip()] for said in (self.en, self.zh))
        for place in range(max(len(en), len(zh))):
            yield Said(*(one[place] if place < len(one) else "" for one in (en, zh)))


@dataclass(frozen=True, eq=False)
class Asked:
    """answer: of a number. lines: of the others, one a line; options have what is said of each after two bars.

    The right option is the first line, and things to be ordered stand in the right order: students see them shuffled.
    kept: what a file says beside, such as how a question is graded; what another kind of question has is left out.
    ids: of the lines, as a file has them; where there are more or fewer now, they are numbered.
    """

    asks: Asks = "number"
    text: Said = Said()
    answer: str = ""
    lines: Said = Said()
    kept: Mapping[str, Any] = field(default_factory=dict)
    ids: tuple[str, ...] = ()

    def table(self, step: str) -> dict[str, Any]:
        """As a lab's file has it; raises NotWhole. step: the id of the one it stands in."""
        if not self.text:
            raise NotWhole(text("step {step} asks nothing yet"), step=step)
        known = QUESTIONS[self.asks].model_fields
        kept = {key: entry for key, entry in self.kept.items() if key in known}
        found = {"id": f"{step}-answer", "graded": "effort"} | kept | {"kind": self.asks, "text": self.text.table}
        if self.asks == "number":
            return self._number(step) | found
        lines = list(self.lines.lines)
        if len(lines) < 2:
            raise NotWhole(text("step {step} needs two lines or more to choose from"), step=step)
        names = self.ids if len(self.ids) == len(lines) else [f"line-{n + 1}" for n in range(len(lines))]
        if self.asks == "order":
            return found | {
                "items": [{"id": name, "text": line.table} for name, line in zip(names, lines, strict=True)]
            }
        options = [_option(name, line, step) for name, line in zip(names, lines, strict=True)]
        options[0]["right"] = True
        return found | {"options": options}

    def _number(self, step: str) -> dict[str, Any]:
        try:
            value = read_number(self.answer)
        except NotANumber:
            raise NotWhole(text("step {step} needs the number that is right"), step=step) from None
        off = {"within": WITHIN} if value else {"margin": WITHIN}
        return {"value": value} | ({} if {"within", "margin", "within_factor"} & set(self.kept) else off)

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Asked | None":
        """What a lab's file asks; None for what this cannot say.

        That is a number that is read off a run, a text of several lines, or things to be ordered of which one is in
        both languages and another is not.
        """
        kept = {key: entry for key, entry in table.items() if key not in ("kind", "text", "value", "options", "items")}
        said = Said.of(table["text"])
        match table:
            case {"kind": "number", "value": value}:
                return cls("number", said, repr(value).removesuffix(".0"), kept=kept)
            case {"kind": "choice", "options": options}:
                key, parts = "options", sorted(options, key=lambda option: not option.get("right"))
                pairs = [(Said.of(one["text"]), Said.of(one["because"])) for one in parts]
                lines = _joined(f"{{}} {BAR} {{}}", pairs)
            case {"kind": "order", "items": items}:
                key, parts = "items", items
                lines = _joined("{}", [(Said.of(one["text"]), Said()) for one in parts])
            case _:
                return None
        asked = cls(table["kind"], said, "", lines, kept, tuple(one["id"] for one in parts))
        return asked if asked._says(key, parts) else None

    def _says(self, key: str, parts: Sequence[Mapping[str, Any]]) -> bool:
        """Whether a file would have exactly these parts."""
        try:
            return bool(self.table("")[key] == parts)
        except NotWhole:
            return False


def _option(name: str, line: Said, step: str) -> dict[str, Any]:
    parted = [one.partition(BAR) for one in (line.en, line.zh)]
    words, because = (Said(*(one[place].strip() for one in parted)) for place in (0, 2))
    if not words or not because:
        said = text("step {step}: every option needs two bars ({bar}) and what is said of it: {option}")
        raise NotWhole(said, step=step, bar=BAR, option=line.en or line.zh)
    return {"id": name, "text": words.table, "because": because.table}


def _joined(line: str, pairs: list[tuple[Said, Said]]) -> Said:
    """The lines of both languages, one below the other, as they are typed."""
    both = [
        "\n".join(line.format(getattr(first, language), getattr(second, language)) for first, second in pairs)
        for language in ("en", "zh")
    ]
    return Said(*(said if any(letter not in f"{BAR} \n" for letter in said) else "" for said in both))
