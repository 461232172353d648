"""What all pages of signing in share: the desk's frame."""

from django.contrib import admin
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from newsroom.sign_in.middleware import HAS_SECOND_STEP
from people.sign_in import second_step


class DeskPage:
    """A page of allauth's in the frame of the desk; `title` stands above it."""

    title = ""

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        user = self.request.user
        sets_up = user.is_authenticated and second_step.must_set_up(user)
        return {
            **admin.site.each_context(self.request),
            **context,
            "title": self.title,
            "sets_up": sets_up,
            # Whoever has yet to set up a second step has no rooms to go to.
            "frame": "admin/_door.html" if sets_up else "admin/sign_in/_room.html",
        }


def off(request) -> dict:
    """For the first page and the sign-in: whether and why the second step is off."""
    is_off = not second_step.is_required()
    return {
        "second_step_off": is_off,
        # Nobody who has set one up reads that it is off.
        "has_second_step": is_off and bool(request.session.get(HAS_SECOND_STEP)),
        "is_sample": is_off and second_step.is_sample(),
    }
