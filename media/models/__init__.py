from .caption import Caption
from .image import Image
from .rendition import Rendition
from .seals import PrivateFacts, Seal, SealOpening

__all__ = [
    "Caption",
    "Image",
    "PrivateFacts",
    "Rendition",
    "Seal",
    "SealOpening",
]
