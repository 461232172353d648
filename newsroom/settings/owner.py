"""The desk with the owner's login: migrate, grants, clean-up."""

from .base import database
from .databases import OWNER_URL
from .desk import *  # noqa: F403

DATABASES = {"default": database(OWNER_URL)}
