from .approvals import Approval, SecondLook
from .article import Article, Team
from .cards import ShareCard
from .counts import MonthCount, Shard
from .credits import Byline
from .erasure import (
    Erasure,
    ErasureConsent,
    ErasureDuty,
    ErasureFile,
    ErasureJob,
    ErasurePlace,
)
from .figures import Figure
from .former import OldAddress, SectionSlug, TopicSlug
from .glossary import Term
from .links import LinkCheck
from .live import (
    LiveArticle,
    LiveCorrection,
    LiveCorrectionDue,
    LiveEdition,
    LiveFile,
    LivePage,
    LivePicture,
    LiveProfile,
    LiveSearch,
    LiveShown,
    LiveTombstone,
    LiveTopic,
)
from .live_lists import (
    LiveFormer,
    LiveMonth,
    LiveMoved,
    LiveOldAddress,
    LivePart,
    LivePlace,
    LiveSeries,
    LiveShard,
)
from .look import Look
from .memory import MemoryBand, MemoryPair
from .mistakes import Mistake
from .notes import Correction, Note, StandingNote
from .outbox import FrontCache, Purge
from .pictures import PictureNotice
from .prints import Print, Window
from .record import Revision, Transition
from .search import SearchRow
from .section import Section
from .series import Part, Series
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
    "Erasure",
    "ErasureConsent",
    "ErasureDuty",
    "ErasureFile",
    "ErasureJob",
    "ErasurePlace",
    "Figure",
    "FrontCache",
    "LinkCheck",
    "LiveArticle",
    "LiveCorrection",
    "LiveCorrectionDue",
    "LiveEdition",
    "LiveFile",
    "LivePage",
    "LivePicture",
    "LiveFormer",
    "LiveMonth",
    "LiveMoved",
    "LiveOldAddress",
    "LivePart",
    "LivePlace",
    "LiveSeries",
    "LiveShard",
    "LiveShown",
    "LiveProfile",
    "LiveSearch",
    "LiveTombstone",
    "LiveTopic",
    "Look",
    "MemoryBand",
    "MemoryPair",
    "Mistake",
    "MonthCount",
    "Note",
    "OldAddress",
    "Pairing",
    "Part",
    "Presence",
    "Purge",
    "PictureNotice",
    "Print",
    "Rendering",
    "Revision",
    "SearchRow",
    "SecondLook",
    "Section",
    "SectionSlug",
    "Series",
    "Shard",
    "ShareCard",
    "StandingNote",
    "Tagged",
    "Team",
    "Term",
    "Topic",
    "TopicName",
    "TopicSlug",
    "Transition",
    "Window",
]
