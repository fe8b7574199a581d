"""Makes what static/fonts/print holds beside the fonts of others. Needs fonttools 4, once: not the product, nor its tests.

    python letters.py <folder of the fonts>

Vollkorn Figures: the ten figures of Vollkorn as tall as capitals (its feature lnum) as a family of their own, for
drawings: what shows SVG does not choose features of letters.
coverage.json: which characters any of the fonts has, as ranges from and to.
"""

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont


def figures(folder: Path, weight: str) -> None:
    font = TTFont(folder / f"Vollkorn_{weight}.ttf", recalcTimestamp=False)
    gsub = font["GSUB"].table
    wanted = {i for one in gsub.FeatureList.FeatureRecord if one.FeatureTag == "lnum" for i in one.Feature.LookupListIndex}
    tables = [table for i in wanted for table in gsub.LookupList.Lookup[i].SubTable]
    tall = {old: new for table in tables for old, new in getattr(table, "ExtSubTable", table).mapping.items()}
    for table in font["cmap"].tables:
        for code in range(0x30, 0x3A):
            if code in table.cmap:
                table.cmap[code] = tall.get(table.cmap[code], table.cmap[code])
    for name in font["name"].names:
        if name.nameID in (1, 3, 4, 6, 16):
            name.string = name.toUnicode().replace("Vollkorn", "VollkornFigures" if name.nameID == 6 else "Vollkorn Figures")
    cutter = subset.Subsetter(subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True))
    cutter.populate(unicodes=range(0x30, 0x3A))
    cutter.subset(font)
    font.save(folder / f"VollkornFigures_{weight}.ttf")


def coverage(folder: Path) -> None:
    codes = sorted(set().union(*(TTFont(file).getBestCmap() for file in folder.glob("*.ttf"))))
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    (folder / "coverage.json").write_text(json.dumps(ranges, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    here = Path(sys.argv[1])
    for one in ("600SemiBold", "700Bold"):
        figures(here, one)
    coverage(here)
