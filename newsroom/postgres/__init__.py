"""The embedded PostgreSQL: start it, stop it, ask how it is, get an address.

Standard library only, so that settings may import it before Django is set up.
"""

from .errors import PostgresError
from .roles import ROLES
from .server import Server

__all__ = ["ROLES", "PostgresError", "Server"]
