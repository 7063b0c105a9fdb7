"""Every table of questionnaires."""

from tallystick_web.questionnaires.models.frameworks import Assessment, AssessmentScore, AssessmentStep
from tallystick_web.questionnaires.models.readings import SetReading
from tallystick_web.questionnaires.models.reflections import Reflection, ReflectionDone
from tallystick_web.questionnaires.models.sheets import Round, Sheet, SheetMarks, SheetSettled
from tallystick_web.questionnaires.models.waves import (
    Theme,
    ThemeFollowed,
    Wave,
    WaveAnswer,
    WaveComment,
    WaveFigure,
    WaveLink,
)

__all__ = [
    "Assessment",
    "AssessmentScore",
    "AssessmentStep",
    "Reflection",
    "ReflectionDone",
    "Round",
    "SetReading",
    "Sheet",
    "SheetMarks",
    "SheetSettled",
    "Theme",
    "ThemeFollowed",
    "Wave",
    "WaveAnswer",
    "WaveComment",
    "WaveFigure",
    "WaveLink",
]
