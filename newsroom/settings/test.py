"""The desk's settings for the tests, with the owner's login to a server of their own.

The environment is set before the other settings read it, so that no test sees the
newsroom of whoever runs it. The server is started by tests/conftest.py.
"""

import atexit
import os
import shutil
import sys

from tests.server import choose

TEST_SERVER = choose(os.environ)
atexit.register(shutil.rmtree, TEST_SERVER.data, ignore_errors=True)

for _name in list(os.environ):
    if _name.startswith("NEWSROOM_") or _name.endswith("DATABASE_URL"):
        del os.environ[_name]
os.environ.update(TEST_SERVER.environment())
# A manage.py that a test starts chooses its settings by itself.
os.environ.pop("DJANGO_SETTINGS_MODULE", None)
# Containers often set it; each process that a test starts would compile us anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

from .base import database  # noqa: E402
from .databases import OWNER_URL  # noqa: E402
from .desk import *  # noqa: E402, F403
from .desk import ROLES  # noqa: E402

DATABASES = {
    "default": {
        **database(OWNER_URL),
        "TEST": {"NAME": f"test_newsroom_{TEST_SERVER.suffix}"},
    }
}
DESK_ROLE = ROLES["desk"]
SITE_ROLE = ROLES["site"]

# Nobody guesses at a test's passwords, and a slow hash is most of a sign-in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The others have tests of their own; every story with a picture would wait for them.
PICTURE_FORMATS = ["jpg"]

# Tests sign in without it; those of the second step turn it on.
NEWSROOM_SECOND_STEP = False
