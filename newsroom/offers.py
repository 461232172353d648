"""What the choosers of the desk offer for a few typed letters."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView


class Offers(AutocompleteJsonView):
    """Labels by which two of one name can be told apart, where the admin has them,
    and the address of a small picture."""

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        if label := getattr(self.model_admin, "chooser_label", None):
            result["text"] = label(obj)
        if picture := getattr(self.model_admin, "chooser_picture", None):
            result["picture"] = picture(obj)
        return result
