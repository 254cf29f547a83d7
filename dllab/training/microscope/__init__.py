"""A close look at one step of a run: every layer's numbers, and one weight followed through its update.

Nothing here touches the run: all of it works on copies of its state.
"""
