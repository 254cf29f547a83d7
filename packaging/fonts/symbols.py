"""Make resources/fonts/Symbols.ttf: the signs that the lab writes and Noto Sans SC lacks, such as ⁻⁸, xₜ, Wᵀ, ✓ and ✗.

pip download --no-deps matplotlib==3.11.1 && pip install fonttools==4.68.0
python packaging/fonts/symbols.py matplotlib-3.11.1-….whl

They come from DejaVu Sans, which matplotlib's wheel holds with its licence. The part has a name of its own, so that a
system's whole DejaVu Sans is not taken for it.
"""

import io
import sys
import zipfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
CHINESE = FOLDER / "NotoSansSC-Subset.otf"
FONT, LICENCE = "mpl-data/fonts/ttf/DejaVuSans.ttf", "mpl-data/fonts/ttf/LICENSE_DEJAVU"
NAME = "dllab Symbols"
RANGES = (
    (0x00B1, 0x00B3),  # ±, ², ³
    (0x00B7, 0x00B7),  # ·
    (0x00B9, 0x00B9),  # ¹
    (0x00D7, 0x00D7),  # ×
    (0x00F7, 0x00F7),  # ÷
    (0x0100, 0x024F),  # Latin with signs: ŷ, ȳ
    (0x02B0, 0x036F),  # raised letters, signs over letters
    (0x1D2C, 0x1DBF),  # raised and lowered letters
    (0x1E00, 0x1EFF),  # Latin with more signs
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2150, 0x218B),  # fractions
    (0x2190, 0x23FF),  # arrows, operators, brackets
    (0x25A0, 0x27BF),  # shapes, ticks and crosses
    (0x2C60, 0x2C7F),  # more lowered letters
)


def make(wheel: Path) -> None:
    """Write the font and its licence."""
    there = TTFont(CHINESE).getBestCmap()
    wanted = {character for first, last in RANGES for character in range(first, last + 1)} - set(there)
    with zipfile.ZipFile(wheel) as archive:
        find = lambda end: next(name for name in archive.namelist() if name.endswith(end))  # noqa: E731
        font = TTFont(io.BytesIO(archive.read(find(FONT))))
        (FOLDER / "Symbols-LICENSE.txt").write_bytes(archive.read(find(LICENCE)))
    options = subset.Options(hinting=False, layout_features=["mark", "mkmk"], name_IDs=[0, 5, 13, 14])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    for number, name in ((1, NAME), (2, "Regular"), (3, NAME), (4, NAME), (6, NAME.replace(" ", ""))):
        font["name"].setName(name, number, 3, 1, 0x409)
    path = FOLDER / "Symbols.ttf"
    font.save(path)
    print(f"{path.name}: {len(font.getBestCmap()):,} characters, {path.stat().st_size:,} bytes")


make(Path(sys.argv[1]))
