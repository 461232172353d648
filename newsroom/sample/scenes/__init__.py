"""What the pictures of the sample newsroom show, one module a place."""
