from .article import ArticleAdmin
from .old_addresses import OldAddressAdmin
from .sections import SectionAdmin
from .series import SeriesAdmin
from .terms import TermAdmin
from .topics import TopicAdmin
from .wordings import StandingNoteAdmin

__all__ = [
    "ArticleAdmin",
    "OldAddressAdmin",
    "SectionAdmin",
    "SeriesAdmin",
    "StandingNoteAdmin",
    "TermAdmin",
    "TopicAdmin",
]
