from .approvals import Approval, SecondLook
from .article import Article, Team
from .cards import ShareCard
from .credits import Byline
from .figures import Figure
from .glossary import Term
from .links import LinkCheck
from .live import (
    LiveArticle,
    LiveCorrection,
    LiveCorrectionDue,
    LiveEdition,
    LiveFile,
    LivePicture,
    LiveProfile,
    LiveShown,
    LiveTombstone,
    LiveTopic,
)
from .look import Look
from .memory import MemoryBand, MemoryPair
from .mistakes import Mistake
from .notes import Correction, Note, StandingNote
from .outbox import FrontCache, Purge
from .pictures import PictureNotice
from .prints import Print, Window
from .record import Revision, Transition
from .section import Section
from .topic import Tagged, Topic, TopicName
from .translation import (
    Commission,
    CommissionStep,
    CorrectionDuty,
    Pairing,
    Rendering,
)
from .unsaved import Autosave, Presence

__all__ = [
    "Approval",
    "Article",
    "Autosave",
    "Byline",
    "Commission",
    "CommissionStep",
    "Correction",
    "CorrectionDuty",
    "Figure",
    "FrontCache",
    "LinkCheck",
    "LiveArticle",
    "LiveCorrection",
    "LiveCorrectionDue",
    "LiveEdition",
    "LiveFile",
    "LivePicture",
    "LiveShown",
    "LiveProfile",
    "LiveTombstone",
    "LiveTopic",
    "Look",
    "MemoryBand",
    "MemoryPair",
    "Mistake",
    "Note",
    "Pairing",
    "Presence",
    "Purge",
    "PictureNotice",
    "Print",
    "Rendering",
    "Revision",
    "SecondLook",
    "Section",
    "ShareCard",
    "StandingNote",
    "Tagged",
    "Team",
    "Term",
    "Topic",
    "TopicName",
    "Transition",
    "Window",
]
