"""The sample newsroom: invented people, places and stories, loaded when empty."""
