from .duty import Duty
from .edition import Edition
from .membership import Membership
from .person import Person, Profile, Spelling
from .user import User

__all__ = ["Duty", "Edition", "Membership", "Person", "Profile", "Spelling", "User"]
