"""The reference: every choice of the catalogue and every page of Explore, from what stands in their own files."""

from collections.abc import Callable, Iterable
from html import escape

from dllab.catalogue import Choice, Parameter, Registry, families_of, parameters_of
from dllab.experiment import Experiment
from dllab.experiment.section import Section
from dllab.explorers import EXPLORERS, Explorer
from dllab.formulas import lines_of
from dllab.gui.forms.titles import SECTION_TITLES
from dllab.gui.forms.tooltips import accepted, default_words
from dllab.gui.handbook.links import EXPLORE_PAGES, page_of
from dllab.gui.handbook.markdown import anchor
from dllab.gui.handbook.pages import Page
from dllab.gui.kit.language import tr
from dllab.gui.kit.readable import option_words, word
from dllab.messages import text

Setting = Callable[[str], str]  # a line of a formula as HTML

FAMILIES = {
    "datasets": text("Datasets"),
    "activations": text("Activation functions"),
    "output activations": text("Output activations"),
    "initializers": text("Initializers"),
    "normalizations": text("Normalizations"),
    "losses": text("Losses"),
    "optimizers": text("Optimizers"),
    "schedules": text("Learning-rate schedules"),
    "mismatches": text("Mismatches of training and validation"),
}
SETTINGS = "settings"


def reference_pages(set_formula: Setting) -> list[Page]:
    """A page a family, one of the settings that are no choice, and one of the pages of Explore."""
    pages = [_family_page(family, set_formula) for family in families_of(Experiment)]
    return [*pages, _settings_page(), _explore_page(set_formula)]


def _family_page(family: Registry[Choice], set_formula: Setting) -> Page:
    def body() -> str:
        return _index(family) + "".join(_entry(choice, set_formula) for choice in family)

    return _page(page_of(family.family), tr(FAMILIES[family.family]), body)


def _settings_page() -> Page:
    return _page(SETTINGS, tr("Other settings"), _settings)


def _settings() -> str:
    parts = []
    for name, field in Experiment.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, Section):
            title = SECTION_TITLES[name]
            rows = _parameters(parameters_of(section), f"{name}.")
            parts.append(f"<h2>{anchor(name)}{escape(tr(title))}</h2>{rows}")
    return "".join(parts)


def _explore_page(set_formula: Setting) -> Page:
    def body() -> str:
        return _index(EXPLORERS) + "".join(_explorer(each, set_formula) for each in EXPLORERS)

    return _page(EXPLORE_PAGES, tr("Pages of Explore"), body)


def _page(name: str, title: str, body: Callable[[], str]) -> Page:
    return Page(name, title, lambda: f"<h1>{escape(title)}</h1>{body()}", written=False)


def _index(family: Iterable[type[Choice]]) -> str:
    links = [f'<a href="#{choice.name}">{escape(word(choice.label))}</a>' for choice in family]
    return f"<p>{' · '.join(links)}</p>"


def _entry(choice: type[Choice], set_formula: Setting) -> str:
    told = choice.explanation
    details = "".join(_paragraph(part) for part in word(told.details).split("\n\n") if part)
    source = tr("Source: {source}", source=word(told.source))
    return (
        f"{_heading(choice)}{_paragraph(word(told.summary))}{_formula(told.formula, set_formula)}{details}"
        f"{_parameters(parameters_of(choice))}<p><i>{escape(source)}</i></p>"
    )


def _explorer(choice: type[Explorer], set_formula: Setting) -> str:
    told, card = choice.explanation, choice.card
    details = "".join(_paragraph(part) for part in word(told.details).split("\n\n") if part)
    slip = f"{_small(tr('Often written wrong'))}{_paragraph(word(card.slip))}" if card.slip else ""
    source = tr("Source: {source}", source=word(told.source))
    return (
        f"{_heading(choice)}{_paragraph(word(told.summary))}{_formula(told.formula, set_formula)}{details}"
        f"{_small(tr('Try'))}{_list(card.tries)}{slip}{_small(tr('Often thought'))}{_list(card.mistakes)}"
        f"<p><i>{escape(source)}</i></p>"
    )


def _heading(choice: type[Choice]) -> str:
    return f"<h2>{anchor(choice.name)}{escape(word(choice.label))} <code>{choice.name}</code></h2>"


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _small(words: str) -> str:
    return f"<p><b>{escape(words)}</b></p>"


def _list(entries: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(word(entry))}</li>' for entry in entries)}</ul>"


def _formula(formula: str, set_formula: Setting) -> str:
    return "".join(f'<p class="formula">{set_formula(line)}</p>' for line in lines_of(word(formula) if formula else ""))


def _parameters(parameters: Iterable[Parameter], prefix: str = "") -> str:
    """A table with a row a parameter; nothing where there are none."""
    rows = "".join(_row(parameter, prefix) for parameter in parameters)
    titles = (tr("Setting"), tr("In files"), tr("Accepts"), tr("Default"), tr("What it does"))
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    return f'<table class="settings"><tr>{head}</tr>{rows}</table>' if rows else ""


def _row(parameter: Parameter, prefix: str) -> str:
    label = word(parameter.label)
    if parameter.unit:
        label = tr("{name} ({unit})", name=label, unit=word(parameter.unit))
    options = ", ".join(option_words(parameter, option) for option in parameter.options)
    cells = (
        escape(label),
        f"\N{ZERO WIDTH SPACE}<code>{prefix}{parameter.name}</code>",
        escape(options or accepted(parameter)),
        escape(default_words(parameter)),
        escape(word(parameter.help)),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
