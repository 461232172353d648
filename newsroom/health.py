from django.db import connection
from django.db.utils import OperationalError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request):
    """`ok` while the database answers; 503 in words otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except OperationalError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
