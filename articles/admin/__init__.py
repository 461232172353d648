from .article import ArticleAdmin
from .sections import SectionAdmin
from .topics import TopicAdmin

__all__ = ["ArticleAdmin", "SectionAdmin", "TopicAdmin"]
