"""Make resources/fonts/NotoSansSC-Subset.otf: Chinese on machines without a Chinese font.

pip download --no-deps pylopdf-fonts-zh-cn==0.1.1 && pip install fonttools==4.68.0
python packaging/fonts/noto_sans_sc.py pylopdf_fonts_zh_cn-0.1.1-py3-none-any.whl

Kept are the 6,763 characters and the symbols of GB 2312, and what formulas and numbers are written with. The licence
beside the font (OFL 1.1) comes from the same wheel.
"""

import io
import sys
import zipfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
FONT = "pylopdf_fonts_zh_cn/NotoSansSC-Regular.otf"
LICENCE = "licenses/LICENSE"
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1, with ², ³ and ×
    (0x0370, 0x03FF),  # Greek
    (0x2010, 0x2027),  # dashes, quotes, ellipsis
    (0x2030, 0x205E),  # per mille, primes
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x25A0, 0x25FF),  # geometric shapes
    (0x3000, 0x303F),  # Chinese punctuation
    (0xFF01, 0xFF5E),  # full-width forms
)


def gb2312() -> set[int]:
    """Every character that GB 2312 encodes."""
    rows, cells = range(0xA1, 0xF8), range(0xA1, 0xFF)
    pairs = (bytes((row, cell)).decode("gb2312", errors="ignore") for row in rows for cell in cells)
    return {ord(character) for character in pairs if character}


def make(wheel: Path) -> None:
    """Write the font and its licence."""
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True, desubroutinize=False
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=gb2312().union(*(range(first, last + 1) for first, last in RANGES)))
    with zipfile.ZipFile(wheel) as archive:
        font = TTFont(io.BytesIO(archive.read(FONT)))
        subsetter.subset(font)
        licence = next(name for name in archive.namelist() if name.endswith(LICENCE))
        copyright_notice = font["name"].getDebugName(0).encode()
        (FOLDER / "NotoSansSC-LICENSE.txt").write_bytes(copyright_notice + b"\n\n" + archive.read(licence))
    path = FOLDER / "NotoSansSC-Subset.otf"
    font.save(path)
    print(f"{path.name}: {len(font.getBestCmap()):,} characters, {path.stat().st_size:,} bytes")


make(Path(sys.argv[1]))
