"""What a person chose of how the lab looks and runs: kept in the settings, put back at the next start."""

from collections.abc import Callable

from dllab.gui.kit.translations import Translations
from dllab.gui.shell.appearance import Appearance
from dllab.gui.shell.choices import ALL_BUT_ONE, WHOLE_RUN, ChoiceMenus
from dllab.gui.shell.settings import Settings
from dllab.training.cores import CORES, available, whole_cores
from dllab.training.session import Session

MEGABYTE = 1_000_000


class Preferences:
    """Follows the choice menus of language, theme, size of text, speed, memory and threads."""

    def __init__(
        self,
        settings: Settings,
        choices: ChoiceMenus,
        session: Session,
        appearance: Appearance,
        translations: Translations,
        run_at: Callable[[int], None],
    ):
        """run_at: sets the speed of training in steps a second."""
        self._settings, self._choices, self._session = settings, choices, session
        self._appearance, self._translations, self._run_at = appearance, translations, run_at
        choices.speed.chosen.connect(self.set_speed)
        choices.memory.chosen.connect(self.set_memory)
        choices.threads.chosen.connect(self.set_threads)
        choices.scheme.chosen.connect(self.set_scheme)
        choices.text_size.chosen.connect(self.set_text_size)
        choices.language.chosen.connect(self.set_language)

    def restore(self) -> None:
        """Show in the menus what holds, and let it hold; language, theme and size of text do already."""
        settings, choices = self._settings, self._choices
        choices.language.select(settings.language)
        choices.scheme.select(settings.theme)
        choices.text_size.select(settings.text_size)
        choices.speed.select(settings.speed)
        self._run_at(settings.speed)
        choices.play_speed.select(WHOLE_RUN)
        choices.memory.select(settings.memory)
        self._session.set_memory(settings.memory * MEGABYTE)
        choices.threads.select(max(value for value in choices.threads.values() if value <= settings.threads))
        _train_with(settings.threads)

    def set_speed(self, speed: int) -> None:
        """Steps a second; 0: as many as the machine can do."""
        self._settings.speed = speed
        self._run_at(speed)

    def set_memory(self, megabytes: int) -> None:
        """For the timeline."""
        self._settings.memory = megabytes
        self._session.set_memory(megabytes * MEGABYTE)

    def set_threads(self, threads: int) -> None:
        """That all runs of the window use together; ALL_BUT_ONE leaves a core to the window."""
        self._settings.threads = threads
        _train_with(threads)

    def set_scheme(self, scheme: str) -> None:
        """Light, dark, or like the system."""
        self._settings.theme = scheme
        self._appearance.use(scheme)

    def set_text_size(self, percent: int) -> None:
        """Of everything that is written in the window."""
        self._settings.text_size = percent
        self._appearance.size_text(percent)

    def set_language(self, language: str) -> None:
        """Of every text."""
        self._settings.language = language
        self._translations.use(language)


def _train_with(threads: int) -> None:
    CORES.limit = min(threads, available()) if threads != ALL_BUT_ONE else whole_cores() - 1
