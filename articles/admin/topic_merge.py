"""The page on which a topic goes into another: chosen from a list, and asked once
more, for it cannot be undone."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles.merging_topics import merge
from articles.models import Tagged, Topic
from articles.refused import Refused
from people.chooser import Chooser


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        label=_("Topic that stays"),
        queryset=Topic.objects.none(),
        error_messages={
            "invalid_choice": _("Choose another topic that is still there."),
        },
    )

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.topic = topic
        self.fields["into"].widget = Chooser(Tagged._meta.get_field("tag"), admin.site)
        self.fields["into"].queryset = Topic.objects.exclude(pk=topic.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request, page, topic_id):
    topic = Topic.objects.filter(pk=topic_id).first()
    if topic is None:
        raise Http404
    if not page.has_change_permission(request, topic):
        raise PermissionDenied
    form = MergeForm(request.POST if request.method == "POST" else None, topic=topic)
    into = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
    if into and "sure" in request.POST and _done(request, form):
        said = gettext("“%(topic)s” is a part of “%(into)s” now.")
        messages.success(request, said % {"topic": topic.name, "into": into.name})
        address = reverse("admin:articles_topic_change", args=[into.pk])
        return HttpResponseRedirect(address)
    context = {
        **page.admin_site.each_context(request),
        "opts": page.opts,
        "title": gettext("Merge “%(topic)s” into another topic")
        % {"topic": topic.name},
        "form": form,
        "topic": topic,
        "stories": topic.tagged.count(),
        "into": into if not form.errors else None,
        "stories_of_into": into and into.tagged.count(),
    }
    return TemplateResponse(request, "admin/articles/topic/merge.html", context)


def _done(request, form) -> bool:
    try:
        merge(form.topic, form.cleaned_data["into"])
    except Refused as refused:
        form.add_error("into", str(refused))
        return False
    return True
