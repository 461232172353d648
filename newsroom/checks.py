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
