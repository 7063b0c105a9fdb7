"""Pictures of pay as SVG: quarters, where a gap comes from, and who is on which rate.

Positions hold released values. Shape and filling carry meaning, colour never alone.
"""
