"""Lectures: ninety minutes as a list of scenes, each an experiment or a page of Explore with what to say of it.

No Qt: `dllab.gui.lectures` plays them.
"""
