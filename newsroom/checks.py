from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security)
def separate_logins(app_configs, **kwargs):
    """Owner, desk and site need three logins, or append-only is only a promise."""
    roles = settings.ROLES
    if len(set(roles.values())) == len(roles):
        return []
    return [
        Warning(
            "The owner, the desk and the site do not log in to PostgreSQL as three "
            "different roles, so the record is not protected from the desk.",
            hint="Set DATABASE_URL, SITE_DATABASE_URL and OWNER_DATABASE_URL to "
            "three roles.",
            id="newsroom.W001",
        )
    ]


@register(Tags.security)
def second_step(app_configs, **kwargs):
    """Off outside the sample newsroom: a stolen password is then enough."""
    is_sample = (settings.NEWSROOM_DATA / "sample-password").exists()
    # The site's settings have no sign-in at all.
    if getattr(settings, "NEWSROOM_SECOND_STEP", True) or is_sample:
        return []
    return [
        Warning(
            "Nobody is asked for a second step: a stolen password opens the desk.",
            hint="Take NEWSROOM_SECOND_STEP=0 out of the environment.",
            id="newsroom.W005",
        )
    ]


@register(Tags.security, deploy=True)
def https(app_configs, **kwargs):
    """Browsers offer passkeys under https alone, but for http://localhost."""
    if settings.NEWSROOM_HTTPS:
        return []
    return [
        Warning(
            "NEWSROOM_HTTPS is not set: passwords and sessions go over the line in the "
            "clear, and browsers offer no passkeys.",
            hint="Put a web server with TLS in front, and set NEWSROOM_HTTPS=1.",
            id="newsroom.W006",
        )
    ]


@register(Tags.security, deploy=True)
def proxies(app_configs, **kwargs):
    """Where TLS ends in another program, all requests come from its address."""
    if not settings.NEWSROOM_HTTPS or getattr(settings, "NEWSROOM_PROXIES", 1):
        return []
    return [
        Warning(
            "No proxy is named, so everybody who signs in may seem to come from one "
            "address, and shares one limit against guessing.",
            hint="Set NEWSROOM_DESK_PROXIES=1 where a web server stands in front.",
            id="newsroom.W007",
        )
    ]
