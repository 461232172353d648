"""Who wants to know that a picture or its words were changed.

Rooms above this one add themselves (see `articles.apps`): imports go one way only.
Each is called with the image and the user in the transaction of the change, and
returns sentences for whoever made it.
"""

listeners = []


def tell(image, by) -> list[str]:
    return [sentence for listener in listeners for sentence in listener(image, by)]
