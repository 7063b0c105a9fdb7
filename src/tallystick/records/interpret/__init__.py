"""Tables of text to typed frames: every cell understood, or named as not understood."""

from tallystick.records.interpret.summary import EthnicityRecorded, KindSummary
from tallystick.records.interpret.whole import Interpreted, interpret

__all__ = ["EthnicityRecorded", "Interpreted", "KindSummary", "interpret"]
