from .arrangement import ArrangementAdmin
from .article import ArticleAdmin
from .erase import ErasureAdmin
from .looks import LookAdmin
from .old_addresses import OldAddressAdmin
from .sections import SectionAdmin
from .series import SeriesAdmin
from .terms import TermAdmin
from .topics import TopicAdmin
from .wordings import StandingNoteAdmin

__all__ = [
    "ArrangementAdmin",
    "ArticleAdmin",
    "ErasureAdmin",
    "LookAdmin",
    "OldAddressAdmin",
    "SectionAdmin",
    "SeriesAdmin",
    "StandingNoteAdmin",
    "TermAdmin",
    "TopicAdmin",
]
