from .approvals import Approval, SecondLook
from .arrangement import Arrangement
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
    LiveFront,
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
from .preview_links import PreviewLink
from .prints import Print, Window
from .record import Revision, Transition
from .remarks import Addressee, Remark
from .search import SearchRow
from .section import Section
from .series import Part, Series
from .stops import Emergency, Freeze, Hold, Pulled, Stopped
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
    "Addressee",
    "Approval",
    "Arrangement",
    "Article",
    "Autosave",
    "Byline",
    "Commission",
    "CommissionStep",
    "Correction",
    "CorrectionDuty",
    "Emergency",
    "Erasure",
    "ErasureConsent",
    "ErasureDuty",
    "ErasureFile",
    "ErasureJob",
    "ErasurePlace",
    "Figure",
    "Freeze",
    "FrontCache",
    "Hold",
    "LinkCheck",
    "LiveArticle",
    "LiveCorrection",
    "LiveCorrectionDue",
    "LiveEdition",
    "LiveFile",
    "LivePage",
    "LivePicture",
    "LiveFormer",
    "LiveFront",
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
    "Pulled",
    "Purge",
    "PictureNotice",
    "PreviewLink",
    "Print",
    "Remark",
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
    "Stopped",
    "Tagged",
    "Team",
    "Term",
    "Topic",
    "TopicName",
    "TopicSlug",
    "Transition",
    "Window",
]
