"""Every table of reviews."""

from tallystick_web.reviews.models.asked import AnswerJudged, Question, QuestionAnswer, QuestionEnd
from tallystick_web.reviews.models.heard import (
    Comment,
    Consultation,
    NetworkView,
    Reply,
    ViewAsked,
    ViewReply,
    VoiceHeard,
)
from tallystick_web.reviews.models.reviews import FrozenSet, Review, ReviewDecision, ReviewStep, StepDate, StepEvent
from tallystick_web.reviews.models.time import TimeCoordinator, TimePromise, TimePromiseEnd, TimeUsed, TimeUsedEnd

__all__ = [
    "AnswerJudged",
    "Comment",
    "Consultation",
    "FrozenSet",
    "NetworkView",
    "Question",
    "QuestionAnswer",
    "QuestionEnd",
    "Reply",
    "Review",
    "ReviewDecision",
    "ReviewStep",
    "StepDate",
    "StepEvent",
    "TimeCoordinator",
    "TimePromise",
    "TimePromiseEnd",
    "TimeUsed",
    "TimeUsedEnd",
    "ViewAsked",
    "ViewReply",
    "VoiceHeard",
]
