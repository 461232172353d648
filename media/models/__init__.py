from .caption import Caption
from .image import Image
from .rendition import Rendition
from .seals import PrivateFacts, Seal, SealOpening
from .words import PictureWords

__all__ = [
    "Caption",
    "Image",
    "PictureWords",
    "PrivateFacts",
    "Rendition",
    "Seal",
    "SealOpening",
]
