from .parts import CreditForms, FigureForms
from .story import StoryForm
from .wordings import NoteForms

__all__ = ["CreditForms", "FigureForms", "NoteForms", "StoryForm"]
