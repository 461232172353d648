from .parts import CreditForms, FigureForms, NoteForms
from .story import StoryForm

__all__ = ["CreditForms", "FigureForms", "NoteForms", "StoryForm"]
