"""The site's database: Django's, with less work for each page.

Moments are read by psycopg's own loader, in C, and not by Django's in Python: the
session's time zone is UTC, as Django sets it.

A connection that is lent out again is asked whether it is alive. One on which the
server has said nothing since is: when it ends, or is killed, its socket says so first,
and then it is asked as usual.
"""

from select import POLLERR, POLLHUP, POLLIN, poll

from django.db.backends.postgresql import base
from psycopg.types.datetime import TimestamptzLoader

# More than there are queries that pages ask, in all their shapes.
MOST_PLANS = 400


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        connection.adapters.register_loader("timestamptz", TimestamptzLoader)
        connection.prepared_max = MOST_PLANS
        return connection

    def create_cursor(self, name=None):
        # Django's looks at each cursor's loader, which has to be its own.
        return super().create_cursor(name) if name else self.connection.cursor()

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
