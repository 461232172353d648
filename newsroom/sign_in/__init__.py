"""The pages of signing in, over django-allauth; people/sign_in has what they decide."""
