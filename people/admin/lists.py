"""A list whose filters are fields of one form."""

from django.http import HttpResponseRedirect


class AskedByForm:
    """The form sends every field, and Django takes an empty one for a value: so
    what was left open goes out of the address."""

    def changelist_view(self, request, extra_context=None):
        said = {name: value for name, value in request.GET.items() if value}
        if request.method == "GET" and len(said) < len(request.GET):
            query = request.GET.copy()
            for name in request.GET.keys() - said.keys():
                del query[name]
            return HttpResponseRedirect(f"{request.path}?{query.urlencode()}")
        return super().changelist_view(request, extra_context)
