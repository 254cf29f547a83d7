"""Pictures of Explore: the gallery and every page, each look in the size where it is tightest."""

from PySide6.QtCore import QSize

from dllab.explorers import EXPLORERS
from dllab.gui.kit.translations import CHINESE, ENGLISH
from dllab.gui.shell.appearance import DARK, LIGHT
from dllab.gui.stage.shot_stage import Stage

SMALL, TALL = QSize(1280, 720), QSize(1600, 1000)
LOOKS = (  # the end of the name, theme, language and size
    ("", LIGHT, ENGLISH, TALL),
    ("-dark-zh", DARK, CHINESE, SMALL),
    ("-zh", LIGHT, CHINESE, TALL),
    ("-dark-small", DARK, ENGLISH, SMALL),
)


def explorers(stage: Stage) -> None:
    """The gallery and every page, half played."""
    window = stage.window
    window.commands["explore_page"].trigger()
    for end, scheme, language, size in LOOKS:
        window.choices.scheme.choose(scheme)
        window.choices.language.choose(language)
        window.resize(size)
        window.room.show_gallery()
        stage.wait(lambda: all(tile.picture is not None for tile in window.room.gallery.tiles))
        stage.save(f"explore{end}")
        for name in EXPLORERS.names():
            page = window.room.open(name)
            page.player.go(page.player.last // 2)
            page.draw_now()  # its turn may come after the picture's on a busy machine
            stage.save(f"explore-{name}{end}")
