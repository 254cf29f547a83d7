"""Labs: exercises as data, whose answers are numbers that a run has. Without a window.

A lab is a file with steps, questions and checks; what somebody did with it is a hand-in. One evaluator serves student
and teacher: it trains the recorded runs again and asks them for the numbers. Nothing that a hand-in claims is believed.
"""
