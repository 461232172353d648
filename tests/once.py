"""What is done once for all tests that Django does for each of their clients."""

import pytest
from whitenoise.middleware import WhiteNoiseMiddleware


@pytest.fixture(scope="session", autouse=True)
def static_files_are_looked_for_once():
    """The middleware of each client looked at every static file when it was made."""
    look, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def add_files_from_finders(self):
        kind = (self.static_prefix, self.max_age, self.charset)
        if kind not in found:
            look(self)
            found[kind] = self.files
        self.files = found[kind]

    WhiteNoiseMiddleware.add_files_from_finders = add_files_from_finders
    yield
    WhiteNoiseMiddleware.add_files_from_finders = look
