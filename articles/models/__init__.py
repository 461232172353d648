from .article import Article, Team
from .credits import Byline
from .figures import Figure
from .live import (
    LiveArticle,
    LiveEdition,
    LivePicture,
    LiveProfile,
    LiveTombstone,
    LiveTopic,
)
from .notes import Correction, Note
from .prints import Print, Window
from .record import Revision, Transition
from .section import Section
from .topic import Tagged, Topic, TopicName

__all__ = [
    "Article",
    "Byline",
    "Correction",
    "Figure",
    "LiveArticle",
    "LiveEdition",
    "LivePicture",
    "LiveProfile",
    "LiveTombstone",
    "LiveTopic",
    "Note",
    "Print",
    "Revision",
    "Section",
    "Tagged",
    "Team",
    "Topic",
    "TopicName",
    "Transition",
    "Window",
]
