from .duty import Duty
from .edition import Edition
from .membership import Membership
from .person import Person, PersonSlug, Profile, Spelling
from .sign_in import SignInLimit
from .user import User

__all__ = [
    "Duty",
    "Edition",
    "Membership",
    "Person",
    "PersonSlug",
    "Profile",
    "SignInLimit",
    "Spelling",
    "User",
]
