"""The pages of signing in, over django-allauth. What they decide is in people/sign_in."""
