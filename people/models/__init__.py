from .edition import Edition
from .membership import Membership
from .person import Person, Profile, Spelling
from .user import User

__all__ = ["Edition", "Membership", "Person", "Profile", "Spelling", "User"]
