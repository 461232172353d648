"""The page on which a topic goes into another."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles.merging_topics import merge
from articles.models import Topic
from articles.refused import Refused


class MergeForm(forms.Form):
    into = forms.CharField(
        label=_("Topic that stays"),
        max_length=100,
        help_text=_("Its name or its address."),
        widget=forms.TextInput(attrs={"dir": "auto", "autofocus": True}),
    )

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.topic = topic

    def clean_into(self):
        text = self.cleaned_data["into"].strip()
        others = Topic.objects.exclude(pk=self.topic.pk)
        found = (
            others.filter(name__iexact=text).first()
            or others.filter(slug=text).first()
            or others.filter(names__name__iexact=text).first()
        )
        if found is None:
            raise forms.ValidationError(_("There is no other topic of that name."))
        return found


@require_http_methods(["GET", "HEAD", "POST"])
def page(request, page, topic_id):
    topic = Topic.objects.filter(pk=topic_id).first()
    if topic is None:
        raise Http404
    if not page.has_change_permission(request, topic):
        raise PermissionDenied
    form = MergeForm(request.POST if request.method == "POST" else None, topic=topic)
    if form.is_bound and form.is_valid() and _done(request, form):
        into = form.cleaned_data["into"]
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
    }
    return TemplateResponse(request, "admin/articles/topic/merge.html", context)


def _title(topic):
    return gettext("Merge “%(topic)s” into another topic") % {"topic": topic.name}


def _done(request, form) -> bool:
    try:
        merge(form.topic, form.cleaned_data["into"])
    except Refused as refused:
        form.add_error("into", str(refused))
        return False
    return True
