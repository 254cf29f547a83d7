"""What the window remembers from one start to the next."""

import json
import random
from pathlib import Path

from dllab.gui.shell.settings import FILE, RECENT, SETTINGS, Settings
from tests.fuzz.damage import NASTY_TEXT, bytes_damaged, json_damaged
from tests.fuzz.kinds.base import Fate, Files, Kind, WrongData

# What the format of earlier versions turned into objects when it was read.
OBJECTS = b"@Variant(\0\0\0\x7f\0\0\0\x0ePyObject\0\0\0\0\x10cos\nsystem\n(S'true'\ntR.)"


class SettingsFiles(Kind):
    """Settings as the window writes them; what is remembered is what could have been chosen."""

    name = "settings"

    def whole(self, folder: Path) -> list[Files]:
        settings = Settings(folder, folder / "autosave")
        settings.language, settings.theme, settings.speed = "zh_CN", "dark", 100
        settings.export_folder = folder
        settings.remember(folder / FILE)
        return [{FILE: (folder / FILE).read_bytes()}]

    def damaged(self, files: Files, chance: random.Random) -> Files:
        content = files[FILE]
        match chance.randrange(4):
            case 0:
                return {FILE: bytes_damaged(content, chance)}
            case 1:
                table = json.loads(content)
                table[chance.choice(sorted(SETTINGS))] = chance.choice((*NASTY_TEXT, OBJECTS.decode("latin-1")))
                return {FILE: json.dumps(table).encode()}
        return {FILE: json_damaged(content, chance)}

    def use(self, folder: Path) -> Fate:
        settings = Settings(folder, folder / "autosave")
        problems = settings.report_to(lambda words: words())
        for words in problems:
            words().encode()
        remembered = {
            "language": settings.language, "theme": settings.theme, "speed": settings.speed,
            "memory": settings.memory, "threads": settings.threads,
        }  # fmt: skip
        wrong = {name: value for name, value in remembered.items() if not SETTINGS[name].accepts(value)}
        if wrong or len(settings.recent) > RECENT or not isinstance(settings.export_folder, Path | None):
            raise WrongData(str(wrong))
        settings.speed = 0
        if Settings(folder, folder / "autosave").speed != 0:
            raise WrongData("what is chosen is not remembered")
        return "refused" if problems else "loaded"
