"""Earlier translations: what readers have of a pair of editions, sentence by sentence.

`keeping` writes it in the transaction that prints; `finding` looks for what is like a
text. Nothing of it is filled in by itself.
"""
