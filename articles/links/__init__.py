"""The links of a story, and asking whether they answer: only when somebody says so,
because whoever is asked learns that this newsroom looks at them."""
