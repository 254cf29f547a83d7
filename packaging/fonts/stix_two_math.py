"""Make resources/fonts/STIXTwoMath-Subset.ttf: what formulas are set in.

pip download --no-deps ziamath==0.13 && pip install fonttools==4.68.0
python packaging/fonts/stix_two_math.py ziamath-0.13-py3-none-any.whl

Kept are the letters, operators and brackets that the formulas of the catalogue can be written with. The font's own
licence (OFL 1.1) is written beside it; the text of that licence stands in NotoSansSC-LICENSE.txt.
"""

import io
import sys
import zipfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
FONT = "ziamath/fonts/STIXTwoMath-Regular.ttf"
COPYRIGHT, LICENCE = 0, 13  # of the font's name table
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1, with ½ and ·
    (0x02C6, 0x02C6),  # hat
    (0x0370, 0x03FF),  # Greek
    (0x2010, 0x2027),
    (0x2032, 0x2034),  # primes
    (0x210E, 0x210E),  # the italic h
    (0x2190, 0x2194),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2308, 0x230B),  # floor and ceiling
    (0x1D434, 0x1D467),  # italic Latin
    (0x1D6E2, 0x1D71B),  # italic Greek
)


def make(wheel: Path) -> None:
    """Write the font and its licence."""
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True, drop_tables=["MATH", "DSIG"]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=set().union(*(range(first, last + 1) for first, last in RANGES)))
    with zipfile.ZipFile(wheel) as archive:
        font = TTFont(io.BytesIO(archive.read(FONT)))
    notices = [str(font["name"].getDebugName(number)) for number in (COPYRIGHT, LICENCE)]
    (FOLDER / "STIXTwoMath-LICENSE.txt").write_text("\n\n".join(notices) + "\n", encoding="utf-8")
    subsetter.subset(font)
    path = FOLDER / "STIXTwoMath-Subset.ttf"
    font.save(path)
    print(f"{path.name}: {len(font.getBestCmap()):,} characters, {path.stat().st_size:,} bytes")


make(Path(sys.argv[1]))
