from .caption import Caption
from .enclosure import Enclosure, EnclosureWords
from .image import Image
from .rendition import Rendition
from .seals import PrivateFacts, Seal, SealOpening
from .words import PictureWords

__all__ = [
    "Caption",
    "Enclosure",
    "EnclosureWords",
    "Image",
    "PictureWords",
    "PrivateFacts",
    "Rendition",
    "Seal",
    "SealOpening",
]
