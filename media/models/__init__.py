from .image import Caption, Image, Rendition

__all__ = ["Caption", "Image", "Rendition"]
