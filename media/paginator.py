from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 200


class Capped(Paginator):
    """Does not count all pictures before a chooser shows twenty: whoever wants more
    than MOST writes another word."""

    @cached_property
    def count(self):
        return len(self.object_list.order_by().values_list("pk")[:MOST])
