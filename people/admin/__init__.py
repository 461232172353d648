from people.admin.desk import EditionAdmin, UserAdmin
from people.admin.person import PersonAdmin

__all__ = ["EditionAdmin", "PersonAdmin", "UserAdmin"]
