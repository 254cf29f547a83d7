"""The window's language, which can change while it is open."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from dllab.assets import resource

ENGLISH = "en"
CHINESE = "zh_CN"


def system_language() -> str:
    """The nearest of the lab's languages to the system's."""
    return CHINESE if QLocale.system().language() == QLocale.Language.Chinese else ENGLISH


class Translations(QObject):
    """Holds the installed translators: the lab's own words and those of Qt's dialogs."""

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.language = ENGLISH
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Switch; every widget gets a LanguageChange event."""
        if language == self.language:
            return
        self.language = language
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._installed = [self._load(path) for path in _files(language)]
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)

    def _load(self, path: str) -> QTranslator:
        translator = QTranslator(self)
        translator.load(path)
        return translator


def _files(language: str) -> list[str]:
    if language == ENGLISH:
        return []
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [f"{qt}/qtbase_{language}.qm", str(resource("translations", f"dllab_{language}.qm"))]
