"""The first chief editor, made by a form while nobody can sign in on the desk."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import UserCreationForm
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import HttpResponseRedirect
from django.http.request import split_domain_port
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from newsroom.settings.secret import kept_secret
from people import spelling
from people.forms import free_slug
from people.models import Membership, Person, User
from people.roles import Role
from people.sign_in import browsers

# Any number does, as long as nothing else of ours locks by it.
LOCK = 7_340_021
HERE = {"localhost", "127.0.0.1", "[::1]"}


class AlreadyThere(Exception):
    """Somebody can sign in by now; who comes next gets a sign-in from them."""


def nobody_signs_in() -> bool:
    return not User.objects.filter(is_active=True).exists()


def setup_code() -> str:
    """What tells the owner of a server from a stranger: made once, kept with the
    other secrets of the data folder."""
    return kept_secret(settings.NEWSROOM_DATA, "setup-code")


def needs_code(request) -> bool:
    """Everywhere but under `make run` on the machine before which somebody sits."""
    host, _port = split_domain_port(request.get_host())
    is_here = host in HERE and "HTTP_X_FORWARDED_FOR" not in request.META
    return not (settings.NEWSROOM_DEBUG and is_here)


class FirstChiefForm(UserCreationForm):
    name = forms.CharField(
        label=_("Your name as credited"),
        max_length=200,
        required=False,
        help_text=_("Only if you write, too. It can be added later under People."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    code = forms.CharField(
        label=_("Set-up code"),
        strip=True,
        help_text=_(
            "Run “manage.py setup_code” on the server, or read the file "
            "“secrets/setup-code” in its data folder."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ["code", "username", "name", "password1", "password2"]

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ["username"]

    def __init__(self, *args, needs_code, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = _("What you sign in with.")
        if not needs_code:
            del self.fields["code"]

    def clean_code(self):
        if not constant_time_compare(self.cleaned_data["code"], setup_code()):
            raise ValidationError(_("This is not the set-up code of this newsroom."))
        return ""


@transaction.atomic
def make_first_chief(form) -> User:
    """Sign-in, role and person in one go, by whoever takes the lock first."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    if not nobody_signs_in():
        raise AlreadyThere
    user = form.save(commit=False)
    if name := form.cleaned_data["name"]:
        user.person = Person(name=name, kind=Person.Kind.STAFF)
        user.person.slug = free_slug(name, user.person)
        user.person.save()
        spelling.respell(user.person)
    user.save()
    Membership.objects.create(user=user, role=Role.CHIEF)
    return user


@sensitive_post_parameters()
def page(request, site):
    """The form in place of the sign-in, and the way on once it is done."""
    asks = needs_code(request)
    if asks:
        setup_code()  # there to be read as soon as it is asked for
    form = FirstChiefForm(request.POST or None, needs_code=asks)
    if form.is_valid():
        try:
            user = make_first_chief(form)
        except AlreadyThere:
            return too_late(request)
        _forget_code()
        login(request, user)
        answer = HttpResponseRedirect(reverse("admin:index"))
        browsers.remember(request, answer, user)
        return answer
    context = {
        **site.each_context(request),
        "title": gettext("Make the first chief editor"),
        "form": form,
    }
    return TemplateResponse(request, "admin/first_chief.html", context)


def too_late(request):
    messages.warning(
        request,
        gettext(
            "The first chief editor is made already. Sign in, or ask them for one."
        ),
    )
    return HttpResponseRedirect(reverse("admin:login"))


def _forget_code():
    (settings.NEWSROOM_DATA / "secrets" / "setup-code").unlink(missing_ok=True)
