"""校核: records put right by people. What is corrected is known by its words and place, so that it
outlives the reading.

``correction`` is the closed list of what can be put right, ``places`` finds a passage in a text that may have changed,
``fields`` says what of a record can be set, ``apply`` does it, ``doubts`` says what to look at first, ``judged`` makes
what was put right into something to measure and to train by. Pure: the store keeps it.
"""
