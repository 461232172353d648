"""Draw the pictures of the sample newsroom: python newsroom/sample/draw.py [NAME…]

Every picture is made from shapes alone, by a seeded generator, so that anybody can
make it again. Without names all are drawn. They land in `pictures/` beside this file.
"""

import sys
from pathlib import Path

from scenes import classroom, flats, land, market, station, water

PICTURES = Path(__file__).parent / "pictures"
SCENES = {
    "harbour.jpg": water.harbour,
    "border-river.jpg": water.border_river,
    "terraces.png": land.terraces,
    "power-station.jpg": land.power_station,
    "market.jpg": market.market,
    "apartment-block.jpg": flats.apartment_block,
    "classroom.jpg": classroom.classroom,
    "station-snow.jpg": station.station,
}


def save(image, path):
    if path.suffix == ".png":
        few = image.quantize(64, dither=0)
        few.save(path, optimize=True)
        return
    image.save(path, quality=85, optimize=True, progressive=True)


def main(names):
    PICTURES.mkdir(exist_ok=True)
    for name in names or SCENES:
        save(SCENES[name](), PICTURES / name)


if __name__ == "__main__":
    main(sys.argv[1:])
