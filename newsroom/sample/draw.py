"""Draw the pictures of the sample newsroom: python newsroom/sample/draw.py [NAME…]

Every picture is made from shapes alone, by a seeded generator, so that anybody can
make it again. Without names all are drawn. They land in `pictures/` beside this file.
"""

import sys
from pathlib import Path

from PIL import Image
from scenes import (
    bridge,
    cellar,
    classroom,
    flats,
    land,
    market,
    paper,
    rail,
    shelves,
    shore,
    station,
    town,
    water,
)

PICTURES = Path(__file__).parent / "pictures"
LONGEST = 1280  # pixels of the longer side: enough for a page, quick to take in
SCENES = {
    "harbour.jpg": water.harbour,
    "border-river.jpg": water.border_river,
    "terraces.png": land.terraces,
    "power-station.jpg": land.power_station,
    "market.jpg": market.market,
    "apartment-block.jpg": flats.apartment_block,
    "classroom.jpg": classroom.classroom,
    "station-snow.jpg": station.station,
    "coal-train.jpg": rail.coal_train,
    "coal-map.jpg": paper.coal_map,
    "coal-chart.jpg": paper.wagon_chart,
    "compartment-window.jpg": rail.frost_window,
    "salt-pans.jpg": shore.salt_pans,
    "ash-pond.jpg": shore.ash_pond,
    "pharmacy-queue.jpg": town.pharmacy_queue,
    "council-front.jpg": town.council_front,
    "merik-bridge.jpg": bridge.closed_bridge,
    "shadow-play.jpg": cellar.shadow_play,
    "word-drawers.jpg": shelves.word_drawers,
    "card-counter.jpg": shelves.card_counter,
    "rising-columns.jpg": paper.rising_columns,
}


def save(image, path):
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    if path.suffix == ".png":
        few = image.quantize(64, dither=0)
        few.save(path, optimize=True)
        return
    image.save(path, quality=84, optimize=True, progressive=True)


def main(names):
    PICTURES.mkdir(exist_ok=True)
    for name in names or SCENES:
        save(SCENES[name](), PICTURES / name)


if __name__ == "__main__":
    main(sys.argv[1:])
