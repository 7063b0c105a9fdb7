"""Values that may leave: comparisons, verdicts, shown and hidden figures, and the release they make up.

``release.make.make`` is kept apart: only ``account`` may import it.
"""
