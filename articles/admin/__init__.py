from .article import ArticleAdmin
from .looks import LookAdmin
from .sections import SectionAdmin
from .terms import TermAdmin
from .topics import TopicAdmin
from .wordings import StandingNoteAdmin

__all__ = [
    "ArticleAdmin",
    "LookAdmin",
    "SectionAdmin",
    "StandingNoteAdmin",
    "TermAdmin",
    "TopicAdmin",
]
