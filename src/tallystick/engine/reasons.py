"""Why a row is not counted, and what else a reader of the count should know. Both are closed lists of sentences."""

from enum import StrEnum


class Reason(StrEnum):
    """Why one row of one kind of record is not counted. A row has the first that applies, in the order of the rules."""

    NO_INDICATOR = "no-indicator"
    NOT_RECORDED = "not-recorded"
    NO_STAFF_LIST = "no-staff-list"
    NO_PERSON = "no-person"
    # staff
    CONTRACT_TYPE = "contract-type"
    UNMAPPED_CONTRACT_TYPE = "unmapped-contract-type"
    STATUS = "status"
    HOSTED = "hosted"
    LEAD_EMPLOYER = "lead-employer"
    NOT_YET_EMPLOYED = "not-yet-employed"
    NO_LONGER_EMPLOYED = "no-longer-employed"
    NO_ROW = "no-row"
    ANOTHER_ASSIGNMENT = "another-assignment"
    UNMAPPED_ROW = "unmapped-row"
    UNMAPPED_GROUP = "unmapped-group"
    # applications
    NO_STAGE = "no-stage"
    OUTSIDE_THE_PERIOD = "outside-the-period"
    # cases
    ANOTHER_KIND_OF_CASE = "another-kind-of-case"
    ILL_HEALTH = "ill-health"
    AGREED_SANCTION = "agreed-sanction"
    NOT_FORMAL = "not-formal"
    MEDICAL_PROCEDURE = "medical-procedure"
    PROBATION = "probation"
    NO_DATE = "no-date"
    NOT_COUNTED_AS_STAFF = "not-counted-as-staff"
    NOT_IN_THE_WORKFORCE = "not-in-the-workforce"
    ANOTHER_CASE = "another-case"
    # learning
    DID_NOT_TAKE_PART = "did-not-take-part"
    MANDATORY = "mandatory"
    UNMAPPED_COURSE = "unmapped-course"
    ANOTHER_ENROLMENT = "another-enrolment"
    # board
    SEAT_NOT_FILLED = "seat-not-filled"
    # survey
    ANOTHER_QUESTION = "another-question"
    ANOTHER_GROUP = "another-group"
    ONE_OF_SEVERAL_QUESTIONS = "one-of-several-questions"
    NO_RESULT = "no-result"
    IMPOSSIBLE_RESULT = "impossible-result"
    PERCENTAGE_OF_A_PART = "percentage-of-a-part"
    REPEATED_RESULT = "repeated-result"

    @property
    def sentence(self) -> str:
        """The reason as a reader meets it."""
        return _SENTENCES[self]

    @property
    def is_no_fault(self) -> bool:
        """Whether the standard merely has no use for the row: it may be meant for another standard."""
        return self in _NO_USE

    @property
    def blocks_return(self) -> bool:
        """Whether a return should not be handed in before these rows are placed."""
        return self.name.startswith("UNMAPPED")


class Said(StrEnum):
    """A rule that was applied to some rows, so that a reader can object to it."""

    NO_CONTRACT_TYPE = "no-contract-type"
    UNDATED_APPLICATION = "undated-application"
    APPOINTED_NOT_SHORTLISTED = "appointed-not-shortlisted"
    CASE_WITHOUT_PERSON = "case-without-person"
    CASE_OF_NO_EMPLOYEE = "case-of-no-employee"
    SEAT_OF_NO_KIND = "seat-of-no-kind"
    MORE_EVENTS_THAN_PEOPLE = "more-events-than-people"
    MORE_EVENTS_THAN_PEOPLE_IN_A_PART = "more-events-than-people-in-a-part"

    @property
    def sentence(self) -> str:
        """The rule as a reader meets it."""
        return _SAID[self]


class Collapse(StrEnum):
    """Why another assignment of the same person stands for them, and not this one."""

    NOT_PRIMARY = "not-primary"
    STARTED_EARLIER = "started-earlier"
    FEWER_HOURS = "fewer-hours"
    LISTED_LATER = "listed-later"

    @property
    def sentence(self) -> str:
        """The reason as a reader meets it."""
        return _COLLAPSES[self]


_NO_USE = (
    Reason.NO_INDICATOR,
    Reason.NOT_RECORDED,
    Reason.ANOTHER_KIND_OF_CASE,
    Reason.ANOTHER_QUESTION,
    Reason.ANOTHER_GROUP,
)

_SENTENCES = {
    Reason.NO_INDICATOR: "No indicator counts records of this kind.",
    Reason.NOT_RECORDED: "The records do not say what this standard groups people by.",
    Reason.NO_STAFF_LIST: "There is no staff list, so there is nobody to compare with.",
    Reason.NO_PERSON: "The row does not say which person it is about.",
    Reason.CONTRACT_TYPE: "The contract type is not one of those counted as staff.",
    Reason.UNMAPPED_CONTRACT_TYPE: "The contract type could not be placed.",
    Reason.STATUS: "The assignment status is one of those left out.",
    Reason.HOSTED: "The person works for a hosted organisation.",
    Reason.LEAD_EMPLOYER: "The person is a trainee whose lead employer is another organisation.",
    Reason.NOT_YET_EMPLOYED: "The job had not begun on 31 March.",
    Reason.NO_LONGER_EMPLOYED: "The job had ended by 31 March.",
    Reason.NO_ROW: "The person stands outside the rows of the standard, as bank staff and non-executives do.",
    Reason.ANOTHER_ASSIGNMENT: "This is another assignment of a person already counted.",
    Reason.UNMAPPED_ROW: "The pay band could not be placed in a row of the standard.",
    Reason.UNMAPPED_GROUP: "What is recorded could not be placed in a group that the standard compares.",
    Reason.NO_STAGE: "The row says of no application that it reached a stage.",
    Reason.OUTSIDE_THE_PERIOD: "The date is outside the period that is counted.",
    Reason.ANOTHER_KIND_OF_CASE: "The case is of another kind than the indicator counts.",
    Reason.ILL_HEALTH: "The case is on the ground of ill health alone.",
    Reason.AGREED_SANCTION: "The sanction was agreed without an investigation, and such sanctions are left out.",
    Reason.NOT_FORMAL: "No formal investigation began.",
    Reason.MEDICAL_PROCEDURE: "The case is under the procedures for doctors and dentists, which are left out.",
    Reason.PROBATION: "The case fell into probation, which is left out.",
    Reason.NO_DATE: "The row has no date, so it cannot be placed in a year.",
    Reason.NOT_COUNTED_AS_STAFF: "The staff list has this person as somebody who is not counted as staff, such as a "
    "bank worker.",
    Reason.NOT_IN_THE_WORKFORCE: "The person is not among the staff counted on 31 March.",
    Reason.ANOTHER_CASE: "This is another case, in the same year, of a person already counted.",
    Reason.DID_NOT_TAKE_PART: "The person did not take part.",
    Reason.MANDATORY: "The course is mandatory.",
    Reason.UNMAPPED_COURSE: "Nobody has said yet whether the course is mandatory.",
    Reason.ANOTHER_ENROLMENT: "This is another enrolment of a person already counted.",
    Reason.SEAT_NOT_FILLED: "The seat was not filled by this person on 31 March.",
    Reason.ANOTHER_QUESTION: "No indicator asks this question.",
    Reason.ANOTHER_GROUP: "The result is of a group that is not compared.",
    Reason.ONE_OF_SEVERAL_QUESTIONS: "The indicator joins several questions, and their results cannot be joined "
    "afterwards.",
    Reason.NO_RESULT: "The row holds neither counts nor a percentage.",
    Reason.IMPOSSIBLE_RESULT: "The row counts more answers of one kind than answers.",
    Reason.PERCENTAGE_OF_A_PART: "A percentage of a part of a group cannot be added to those of its other parts.",
    Reason.REPEATED_RESULT: "Another row holds a result of the same question and group.",
}

_SAID = {
    Said.NO_CONTRACT_TYPE: "Jobs with no contract type were counted as permanent.",
    Said.UNDATED_APPLICATION: "Applications without the date that decides their year were counted in this one.",
    Said.APPOINTED_NOT_SHORTLISTED: "Some people were appointed and are not recorded as shortlisted; they were counted "
    "as both.",
    Said.CASE_WITHOUT_PERSON: "Some cases do not say whose they are; each was counted as a person of its own.",
    Said.CASE_OF_NO_EMPLOYEE: "Some cases are of people who are not among the staff counted on 31 March; they were "
    "counted, so the events can be of a few more people than the workforce.",
    Said.SEAT_OF_NO_KIND: "It is not recorded for every seat of the board whether it is voting or executive, so the "
    "rows that need it are left out.",
    Said.MORE_EVENTS_THAN_PEOPLE: "An indicator has more events than people in a group, because some of the people "
    "have left; what cannot be divided is left out.",
    Said.MORE_EVENTS_THAN_PEOPLE_IN_A_PART: "A part of the organisation has more events than people, because some of "
    "the people have left or moved; that part is left out.",
}

_COLLAPSES = {
    Collapse.NOT_PRIMARY: "It is not the primary assignment.",
    Collapse.STARTED_EARLIER: "It started earlier.",
    Collapse.FEWER_HOURS: "It is for fewer hours.",
    Collapse.LISTED_LATER: "It is alike, and comes later in the list.",
}
