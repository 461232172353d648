"""The site's database: Django's, without a question before each page.

A connection that is lent out again is asked whether it is alive. One on which the
server has said nothing since is: when it ends, or is killed, its socket says so first,
and then it is asked as usual.
"""

from select import POLLERR, POLLHUP, POLLIN, poll

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def close_if_health_check_failed(self):
        if self.connection is None or self.health_check_done:
            return
        if _is_quiet(self.connection):
            self.health_check_done = True
        else:
            super().close_if_health_check_failed()


def _is_quiet(connection) -> bool:
    if connection.closed:
        return False
    asked = poll()
    asked.register(connection.fileno(), POLLIN | POLLHUP | POLLERR)
    return not asked.poll(0)
