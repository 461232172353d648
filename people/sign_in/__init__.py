"""Who signs in, by what, for how long, and how often a stranger may guess.

Of the desk alone: the site has neither sessions nor django-allauth.
"""
