"""The plain way to the same numbers: people and events are counted one by one, from the rules as they are written.

It shares the words of the rules with the fast way (reasons, choices, groups), and no code that counts. It is slow
and there to be read, and to be set against the fast way on made-up organisations.
"""

from tallystick.engine.plain.count import Plain, count

__all__ = ["Plain", "count"]
