"""What hovering says: what a thing does, its formula, its range and its source."""

from html import escape

from dllab.catalogue import Choice, Parameter
from dllab.gui.forms.numbers import shown, shown_floats, shown_list
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import option_words


def parameter_tooltip(parameter: Parameter) -> str:
    """Label, help, unit, range and default of a parameter, as rich text."""
    facts = []
    if parameter.unit:
        facts.append(tr("Unit: {unit}", unit=tr(parameter.unit)))
    if parameter.options:
        options = ", ".join(option_words(parameter, option) for option in parameter.options)
        facts.append(tr("One of: {options}", options=options))
    elif interval := accepted(parameter):
        facts.append(tr("Range: {range}", range=interval))
    if default := default_words(parameter):
        facts.append(tr("Default: {default}", default=default))
    explained = [escape(tr(parameter.help))] if parameter.help else []
    return _page(tr(parameter.label), [*explained, "<br>".join(escape(fact) for fact in facts)])


def choice_tooltip(choice: type[Choice]) -> str:
    """Summary, formula, details and source of a choice, as rich text."""
    told = choice.explanation
    formula = "<br>".join(escape(line).replace("  ", " &nbsp;") for line in tr(told.formula).splitlines())
    paragraphs = [escape(tr(told.summary))]
    if formula:
        paragraphs.append(f'<span style="font-family: monospace">{formula}</span>')
    if told.details:
        paragraphs.append(escape(tr(told.details)))
    paragraphs.append(f"<i>{escape(tr('Source: {source}', source=tr(told.source)))}</i>")
    return _page(tr(choice.label), paragraphs)


def _page(title: str, paragraphs: list[str]) -> str:
    body = "".join(f'<p style="margin: 6px 0 0 0">{paragraph}</p>' for paragraph in paragraphs)
    return f"<qt><b>{escape(title)}</b>{body}</qt>"


def accepted(parameter: Parameter) -> str:
    """The range in symbols, such as "0 ≤ x < 1"; empty where everything goes."""
    low = "" if parameter.minimum is None else shown(parameter.minimum)
    high = "" if parameter.maximum is None else shown(parameter.maximum)
    below = "<" if parameter.open_maximum else "≤"
    if low and high:
        return f"{low} {'<' if parameter.open_minimum else '≤'} x {below} {high}"
    if low:
        return f"{'>' if parameter.open_minimum else '≥'} {low}"
    return f"{below} {high}" if high else ""


def default_words(parameter: Parameter) -> str:
    """What holds unless something else is set; empty where that would not help to know."""
    if parameter.kind == "bool":
        return tr("on") if parameter.default else tr("off")
    if parameter.kind == "ints":
        return shown_list(parameter.default)
    if parameter.kind in ("floats", "point"):
        return shown_floats(parameter.default)
    if parameter.kind == "choices":
        return ", ".join(tr(choice.label) for choice in parameter.default)
    if parameter.kind in ("text", "path", "run", "places", "points"):
        return ""
    if parameter.kind == "choice":
        return tr(parameter.default.label)
    return option_words(parameter, parameter.default) if parameter.kind == "option" else shown(parameter.default)
