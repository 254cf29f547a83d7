"""Scripts that have a shell complete what may follow on the command line, made of the parser itself."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from shlex import quote


@dataclass(frozen=True)
class Verb:
    """What may follow some verbs, "labs list": further verbs or fixed words, and options, each with its help."""

    path: tuple[str, ...]
    words: Mapping[str, str]
    options: Mapping[str, str]

    @property
    def pattern(self) -> str:
        """The verbs as the scripts collect them: each after a blank."""
        return "".join(f" {name}" for name in self.path)


def verbs(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[Verb]:
    """Every verb of a parser, the program itself first."""
    words: dict[str, str] = {}
    options: dict[str, str] = {}
    below: list[tuple[str, argparse.ArgumentParser]] = []
    for action in parser._actions:
        if action.help == argparse.SUPPRESS:
            continue  # for no person
        said = " ".join((action.help or "").split())
        if isinstance(action, argparse._SubParsersAction):
            words |= {one.dest: one.help or "" for one in action._choices_actions}
            below += action.choices.items()
        elif action.option_strings:
            options |= dict.fromkeys(action.option_strings, said)
        elif action.choices:
            words |= {str(choice): said for choice in action.choices}
    yield Verb(path, words, options)
    for name, inner in below:
        yield from verbs(inner, (*path, name))


def bash(parser: argparse.ArgumentParser) -> str:
    """To be read by bash: eval "$(dllab completion bash)"."""
    program, found = parser.prog, list(verbs(parser))
    return "\n".join(
        (
            f"_{program}() {{",
            '    local word="${COMP_WORDS[COMP_CWORD]}" verb="" words="" at',
            "    for ((at = 1; at < COMP_CWORD; at++)); do",
            '        case "$verb ${COMP_WORDS[at]}" in',
            f'            {_patterns(found)}) verb="$verb ${{COMP_WORDS[at]}}" ;;',
            "        esac",
            "    done",
            '    case "$verb" in',
            *(f'        "{one.pattern}") words="{" ".join((*one.words, *one.options))}" ;;' for one in found),
            "    esac",
            "    local IFS=$' \\t\\n'",
            '    COMPREPLY=($(compgen -W "$words" -- "$word"))',
            "    if [ ${#COMPREPLY[@]} -eq 0 ]; then",
            "        IFS=$'\\n'",
            '        COMPREPLY=($(compgen -f -- "$word"))',
            "    fi",
            "}",
            f"complete -o filenames -F _{program} {program}",
        )
    )


def zsh(parser: argparse.ArgumentParser) -> str:
    """To be read by zsh, after compinit: eval "$(dllab completion zsh)"."""
    program, found = parser.prog, list(verbs(parser))
    return "\n".join(
        (
            f"#compdef {program}",
            f"_{program}() {{",
            '    local verb="" at',
            "    local -a offered",
            "    for ((at = 2; at < CURRENT; at++)); do",
            '        case "$verb ${words[at]}" in',
            f'            ({_patterns(found)}) verb="$verb ${{words[at]}}" ;;',
            "        esac",
            "    done",
            '    case "$verb" in',
            *(f'        ("{one.pattern}") offered=({_described(one)}) ;;' for one in found),
            "    esac",
            f"    _describe {program} offered",
            "    _files",
            "}",
            f"compdef _{program} {program}",
        )
    )


def fish(parser: argparse.ArgumentParser) -> str:
    """To be read by fish: dllab completion fish | source."""
    return "\n".join(line for one in verbs(parser) for line in _of_fish(parser.prog, one))


SHELLS: dict[str, Callable[[argparse.ArgumentParser], str]] = {"bash": bash, "zsh": zsh, "fish": fish}


def _patterns(found: list[Verb]) -> str:
    return "|".join(f'"{one.pattern}"' for one in found if one.path)


def _described(one: Verb) -> str:
    return " ".join(quote(f"{name}:{said}") for name, said in {**one.words, **one.options}.items())


def _of_fish(program: str, one: Verb) -> Iterator[str]:
    seen = "; and ".join(f"__fish_seen_subcommand_from {name}" for name in one.path)
    none = f"not __fish_seen_subcommand_from {' '.join(one.words)}" if one.words else ""
    for name, said in one.words.items():
        condition = "; and ".join(part for part in (seen, none) if part)
        yield f"complete -c {program} -n {quote(condition)} -a {name} -d {quote(said)}"
    for name, said in one.options.items():
        condition = f" -n {quote(seen or none)}"
        flag = f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
        yield f"complete -c {program}{condition} {flag} -d {quote(said)}"
