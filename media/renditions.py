"""The public files of a picture. JPEGs are made as it comes in, for the desk; what
readers get beside them is made when it is printed, so that no reader waits."""

import hashlib
import hmac
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pixels
from PIL import PngImagePlugin  # noqa: F401  (the format of what we keep)

from media import storage
from media.crops import CROPS, box_of
from media.models import Rendition
from media.refusals import Refused, not_kept

# 320 is for lists, and for cards on a phone, where lines are slowest. None above 1600:
# no column is wider than 1080, and more detail tells more than a story needs.
WIDTHS = (320, 480, 960, 1600)
# Of AVIF, the speed at which it costs no more than WebP and is a quarter smaller.
SAVED = {
    "avif": ("AVIF", {"quality": 55, "speed": 9}),
    "webp": ("WEBP", {"quality": 80}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
AT_ONCE = ("jpg",)


@dataclass(frozen=True)
class File:
    """A file that a picture has or should have; `box` is what is cut out of it."""

    crop: str
    box: tuple
    width: int
    height: int
    format: str
    name: str


def widths_for(width: int, widths=WIDTHS) -> list[int]:
    """The widths to make of a picture `width` pixels wide; never enlarged."""
    return sorted({min(each, width) for each in widths})


def make_renditions(image, pixels) -> None:
    """What the desk needs of a picture that comes in; and again what it had."""
    had = {rendition.name for rendition in image.renditions.all()}
    files = [each for each in _files(image) if each.name in had or _is_at_once(each)]
    _write(pixels, files)
    _keep_rows(image, files)


def ready(image) -> None:
    """See that readers have all files of the picture, and of what may come in its
    place. Raises Refused; what they had before, they have.

    Call it before a transaction takes its locks: it may take seconds, once.
    """
    stand_ins = (image.replaced_by, image.replacement)
    for each in filter(None, (image, *stand_ins)):
        had = {rendition.name for rendition in each.renditions.all()}
        lacking = [file for file in _files(each) if file.name not in had]
        if lacking:
            _write_later(each, lacking)
            _keep_rows(each, lacking)


def refocus(image, x, y) -> None:
    """Let crops have another point, in percent, in their middle; or none, for the
    middle. Where readers have crops they are made anew at once. Raises Refused."""
    image.focus_x, image.focus_y = x, y
    files = [file for file in _files(image) if file.crop]
    wanted = {file.name for file in files}
    has_others = image.renditions.exclude(crop="").exclude(name__in=wanted).exists()
    if has_others:
        _write_later(image, files)
    with transaction.atomic():
        image.save(update_fields=["focus_x", "focus_y"])
        if has_others:
            _keep_rows(image, files)


def largest_file(image) -> Rendition | None:
    """Of the whole picture, for every browser and for work on it."""
    files = image.renditions.filter(format="jpg", crop="")
    return files.order_by("-width").first()


def lacks_files(image) -> bool:
    """Whether a file that the rows promise is gone, or none was ever made."""
    names = [rendition.name for rendition in image.renditions.all()]
    return not names or not all(map(storage.is_public, names))


def _files(image) -> list[File]:
    """All that readers get, the largest of each shape first."""
    whole = (0, 0, image.width, image.height)
    shapes = [("", whole, WIDTHS, settings.PICTURE_FORMATS)]
    for crop, (_shape, widths) in CROPS.items():
        # What others show of us takes JPEG for certain.
        formats = AT_ONCE if crop == "share" else settings.PICTURE_FORMATS
        shapes.append((crop, box_of(crop, image), widths, formats))
    return [
        _file(image, crop, box, width, kind)
        for crop, box, widths, formats in shapes
        for width in reversed(widths_for(box[2] - box[0], widths))
        for kind in SAVED
        if kind in formats or kind in AT_ONCE
    ]


def _file(image, crop, box, width, kind):
    across, down = box[2] - box[0], box[3] - box[1]
    height = max(1, round(down * width / across))
    return File(crop, box, width, height, kind, _name(image, crop, box, width, kind))


def _name(image, crop, box, width, kind) -> str:
    key = settings.PICTURE_KEY.encode()
    cut = f":{crop}:{box}" if crop else ""
    text = f"{image.fingerprint}:{width}:{kind}{cut}".encode()
    return f"{hmac.new(key, text, hashlib.sha256).hexdigest()[:32]}.{kind}"


def _is_at_once(file):
    return file.format in AT_ONCE and not file.crop


def _write_later(image, files):
    try:
        _write(_kept_pixels(image), files)
    except OSError as error:
        raise Refused(not_kept(error)) from error


def _kept_pixels(image):
    try:
        with storage.open_private(image.original) as file:
            return Pixels.open(BytesIO(file.read()), formats=["PNG"]).convert("RGB")
    except FileNotFoundError as error:
        raise Refused(
            _(
                "The original of the picture “%(name)s” is missing on the server, so "
                "its files for readers cannot be made. Add the same file again, or "
                "take another picture."
            )
            % {"name": image.name}
        ) from error


def _write(pixels, files) -> None:
    """Files come before rows: a row without its file would be a broken picture on a
    page, a file without a row is nothing."""
    scaled, shape = pixels, None
    for file in files:
        if shape != file.box:
            scaled, shape = pixels.crop(file.box), file.box
        size = file.width, file.height
        if scaled.size != size:
            # Each from the next larger one: a tenth of the work, no difference to see.
            scaled = scaled.resize(size, Pixels.Resampling.LANCZOS, reducing_gap=3)
        storage.keep_public(file.name, _saved(scaled, file.format))


def _saved(pixels, kind) -> bytes:
    out = BytesIO()
    name, options = SAVED[kind]
    pixels.save(out, name, **options)
    return out.getvalue()


def _keep_rows(image, files):
    rows = [
        Rendition(
            image=image,
            width=file.width,
            height=file.height,
            format=file.format,
            crop=file.crop,
            name=file.name,
        )
        for file in files
    ]
    with transaction.atomic():
        names = {file.name for file in _files(image)}
        # Cut round another point.
        old = image.renditions.exclude(crop="").exclude(name__in=names)
        gone = [each.name for each in old]
        old.delete()
        Rendition.objects.bulk_create(rows, ignore_conflicts=True)
        transaction.on_commit(lambda: storage.remove_public(gone), robust=True)
