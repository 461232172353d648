from django.db import models


class SignInLimit(models.Model):
    """How much of one allowance to guess is used; written by `sign_in.limits` alone.

    The key is a keyed hash of a user name, an address or a browser: who tried to sign
    in, and from where, cannot be read from it."""

    key = models.CharField(max_length=64, primary_key=True)
    used = models.FloatField()
    granted = models.BooleanField()
    at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.key
