"""What a review is made of: steps and bodies, what was decided, what was asked, and what the network says."""

from enum import StrEnum

LONGEST_TEXT = 300
LONGEST_NOTE = 4000


class StepKind(StrEnum):
    """What is done in a step."""

    ASK_OWNERS = "ask-owners"
    FREEZE = "freeze"
    TRIANGULATE = "triangulate"
    NETWORK_VIEW = "network-view"
    CONSULT = "consult"
    SIGN_DATA = "sign-data"
    MEETING = "meeting"
    PUBLISH = "publish"
    TASK = "task"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            StepKind.ASK_OWNERS: "Ask owners how it goes",
            StepKind.FREEZE: "Freeze the figures",
            StepKind.TRIANGULATE: "Set what people say beside the figures",
            StepKind.NETWORK_VIEW: "Ask for the staff network’s view",
            StepKind.CONSULT: "Consult",
            StepKind.SIGN_DATA: "Sign off the data for upload",
            StepKind.MEETING: "Discuss and decide",
            StepKind.PUBLISH: "Publish",
            StepKind.TASK: "Do",
        }[self]

    @property
    def decides(self) -> bool:
        """Whether it ends with a decision, for which the figures must have been frozen."""
        return self in (StepKind.SIGN_DATA, StepKind.MEETING)


class Body(StrEnum):
    """Who discusses, decides, is consulted or asks: a part of the organisation, whatever it is called there."""

    EXECUTIVE = "executive"
    SUB_GROUP = "sub-group"
    BOARD = "board"
    NETWORK = "network"
    ADVISERS = "advisers"
    STAFF = "staff"
    GOVERNORS = "governors"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """The body as people read it."""
        return {
            Body.EXECUTIVE: "Executive team",
            Body.SUB_GROUP: "Sub-group of the board",
            Body.BOARD: "Board",
            Body.NETWORK: "Staff network",
            Body.ADVISERS: "Outside advisers",
            Body.STAFF: "All staff",
            Body.GOVERNORS: "Governors",
            Body.PUBLIC: "The public",
        }[self]


class StepState(StrEnum):
    """How a step stands: the newest of what was said of it holds, and without any it waits."""

    WAITING = "waiting"
    DONE = "done"
    LEFT_OUT = "left-out"
    OPENED_AGAIN = "opened-again"

    @property
    def label(self) -> str:
        """The state as people read it."""
        return {
            StepState.WAITING: "Not done yet",
            StepState.DONE: "Done",
            StepState.LEFT_OUT: "Left out",
            StepState.OPENED_AGAIN: "Opened again",
        }[self]

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is to be done any more."""
        return self in (StepState.DONE, StepState.LEFT_OUT)


class Verdict(StrEnum):
    """What a body decided."""

    APPROVE = "approve"
    CONDITIONS = "approve-with-conditions"
    REFER_BACK = "refer-back"

    @property
    def label(self) -> str:
        """The decision as people read it."""
        return {
            Verdict.APPROVE: "Approved",
            Verdict.CONDITIONS: "Approved with conditions",
            Verdict.REFER_BACK: "Referred back",
        }[self]

    @property
    def lets_go_on(self) -> bool:
        """Whether the review goes on."""
        return self is not Verdict.REFER_BACK


class View(StrEnum):
    """What the staff network says of an outcome. Silence is not among them: it is that nothing was said."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    NO_COMMENT = "no-comment"

    @property
    def label(self) -> str:
        """The view as people read it."""
        return {
            View.AGREE: "Agrees",
            View.PARTLY: "Agrees in part",
            View.DISAGREE: "Disagrees",
            View.NO_COMMENT: "Chose not to comment",
        }[self]


class Side(StrEnum):
    """Who replies to a view."""

    ORGANISATION = "organisation"
    NETWORK = "network"


class Confidence(StrEnum):
    """How sure whoever answers is."""

    SURE = "sure"
    FAIRLY = "fairly"
    UNSURE = "unsure"

    @property
    def label(self) -> str:
        """How sure, as people read it."""
        return {
            Confidence.SURE: "Sure: there is evidence for it",
            Confidence.FAIRLY: "Fairly sure: there is some evidence",
            Confidence.UNSURE: "Not sure: it is what we think",
        }[self]


class QuestionState(StrEnum):
    """How a question stands. It is open until whoever asked accepts an answer, or takes it back."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    NOT_ACCEPTED = "not-accepted"
    ACCEPTED = "accepted"
    TAKEN_BACK = "taken-back"

    @property
    def label(self) -> str:
        """The state as people read it."""
        return {
            QuestionState.UNANSWERED: "Not answered yet",
            QuestionState.ANSWERED: "Answered, waits for those who asked",
            QuestionState.NOT_ACCEPTED: "Answer not accepted",
            QuestionState.ACCEPTED: "Answered and accepted",
            QuestionState.TAKEN_BACK: "Taken back by whoever asked",
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether it stands on the next agenda."""
        return self not in (QuestionState.ACCEPTED, QuestionState.TAKEN_BACK)


class Event(StrEnum):
    """What the audit calls what is done in reviews."""

    BEGUN = "review-begun"
    STEP_MOVED = "review-step-moved"
    STEP_DONE = "review-step-done"
    STEP_LEFT_OUT = "review-step-left-out"
    STEP_OPENED = "review-step-opened-again"
    FROZEN = "review-frozen"
    DECIDED = "review-decided"
    VOICE_ADDED = "review-voice-added"
    VIEWS_ASKED = "review-views-asked"
    VIEW_GIVEN = "review-view-given"
    VIEW_REPLIED = "review-view-replied"
    CONSULTED = "consultation-begun"
    COMMENTED = "consultation-comment-given"
    REPLIED = "consultation-replied"
    ASKED = "question-asked"
    ANSWERED = "question-answered"
    JUDGED = "question-answer-judged"
    TAKEN_BACK = "question-taken-back"
    COORDINATOR_NAMED = "protected-time-coordinator-named"
    TIME_PROMISED = "protected-time-promised"
    TIME_ENDED = "protected-time-ended"
    TIME_USED = "protected-time-used"
    TIME_TAKEN_BACK = "protected-time-entry-taken-back"
