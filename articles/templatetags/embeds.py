"""Link cards in the templates of readers and of the desk."""

from django import template

from articles.embeds import providers

register = template.Library()


@register.filter
def embed_address(card):
    """Where it leads, or "" where nobody could follow."""
    return providers.address_of(card["provider"], card["ref"])


@register.filter
def embed_site(card):
    """What the site is called to which it leads."""
    return providers.site_of(card["provider"], card["ref"])
