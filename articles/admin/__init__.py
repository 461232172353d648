from .article import ArticleAdmin
from .sections import SectionAdmin
from .terms import TermAdmin
from .topics import TopicAdmin
from .wordings import StandingNoteAdmin

__all__ = [
    "ArticleAdmin",
    "SectionAdmin",
    "StandingNoteAdmin",
    "TermAdmin",
    "TopicAdmin",
]
