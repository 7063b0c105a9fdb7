"""What the log says: who did what, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """One event in words."""

    number: int
    at: datetime
    what: str
    who: str
    about: str


class Event(Protocol):
    """An event of the audit, as it is stored."""

    number: int
    at: datetime
    kind: str
    by: UUID | None
    about: str
    about_id: UUID | None
    more: dict[str, str | int]


_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "organisation-opened": "Organisation opened",
        "person-invited": "Person invited",
        "invitation-sent": "Invitation sent",
        "invitation-taken-up": "Invitation taken up",
        "name-corrected": "Name corrected",
        "name-taken-out": "Name taken out, two years after the last role",
        "role-given": "Role given",
        "role-asked": "Role asked for",
        "role-agreed": "Role agreed to by a second person",
        "role-refused": "Role refused by a second person",
        "role-ended": "Role ended",
        "second-step-reset-asked": "Taking away a second step of signing in was asked for",
        "second-step-reset-agreed": "Taking away a second step of signing in was agreed to",
        "second-step-reset-refused": "Taking away a second step of signing in was refused",
        "unit-added": "Unit added",
        "unit-renamed": "Unit renamed",
        "unit-moved": "Unit moved",
        "unit-closed": "Unit closed",
        "member-added": "Person listed in a unit",
        "member-ended": "Person no longer listed in a unit",
        "membership-begun": "Became a member of a host organisation",
        "membership-ended": "No longer a member of a host organisation",
        "words-chosen": "Words for ethnic groups chosen",
        "files-received": "Staff files handed in",
        "files-read": "Staff files read by the worker",
        "files-answered": "Questions about staff files answered",
        "files-counted": "Counts of staff files used",
        "pay-chosen": "Choices about files of pay changed",
        "pay-signed-off": "Files of pay signed off",
        "pay-read-otherwise": "Files of pay read otherwise after sign-off",
        "pay-sets-made": "Pay figures made, as far as they can be",
        "files-given-up": "Staff files given up",
        "files-waited-too-long": "Staff files waited too long",
        "files-erased": "Staff files erased",
        "vault-chosen": "Chosen whether staff files are kept",
        "originals-kept": "Staff files kept, encrypted",
        "original-read": "A kept staff file read",
        "original-erased": "A kept staff file erased",
        "stop-noted": "Somebody was put on the list of people left out by request",
        "stop-ended": "Somebody was taken off the list of people left out by request",
        "stop-list-begun-again": "The list of people left out by request begun again, under a new secret",
        "originals-not-kept": "Staff files erased although they were to be kept, because they could not be encrypted",
        "work-begun-again": "Work of the service begun again",
        "token-made": "Token made, by which a program reads figures",
        "token-ended": "Token of a program ended",
        "program-is-told": "Address added that is told of new approved sets",
        "program-is-told-no-longer": "Address taken out that was told of new approved sets",
        "figures-begun": "Handing in of figures begun",
        "figures-changed": "Figures entered or changed",
        "figures-signed-off": "Figures signed off",
        "figures-taken-back": "Figures taken back before they were signed off",
        "approved-set-made": "Approved set made, after the privacy check",
        "approved-set-not-made": "Approved set could not be made",
        "approved-set-indexed-again": "List of the figures in an approved set made again",
        "exact-figures-accepted": "Accepted that figures of the contract leave exactly",
        "exact-figures-no-longer-accepted": "No longer accepted that figures of the contract leave exactly",
        "figures-shared": "Approved figures shared with a host organisation",
        "figures-no-longer-shared": "Sharing with a host organisation ended",
        "figures-held-back": "Figures held back until a time",
        "figures-held-back-no-longer": "Figures held back no longer",
        "data-source-added": "Data source added",
        "data-source-described": "Data source described anew",
        "collection-decided": "Decided about collecting data",
        "recorded-measure-begun": "Recorded measure begun",
        "recorded-measure-reworded": "Said anew what a recorded measure counts",
        "recorded-value-typed": "Value of a recorded measure typed, and waiting for a second person",
        "recorded-value-agreed": "Value of a recorded measure checked by a second person, who agreed",
        "recorded-value-refused": "Value of a recorded measure checked by a second person, who refused",
        "plan-begun": "Plan begun",
        "plan-filled-from-starting-plan": "Plan filled from a starting plan",
        "plan-item-added": "Added to a plan",
        "plan-item-changed": "Draft in a plan changed",
        "plan-item-moved": "Agreed, finished, dropped or merged in a plan",
        "plan-items-linked": "Put under what it serves, in a plan",
        "plan-items-unlinked": "Taken from under what it served, in a plan",
        "plan-measure-chosen": "Measure chosen in a plan",
        "plan-measure-left": "Measure no longer looked at in a plan",
        "plan-task-set": "Task to get a measure set",
        "plan-task-done": "Task to get a measure closed",
        "plan-change-asked": "Change of a plan asked for",
        "plan-change-decided": "Change of a plan decided",
        "plan-item-updated": "Said what was done for a plan",
        "plan-items-taken-over": "Taken over from last year's plan",
        "plan-items-brought-in": "Brought into a plan from a file",
        "plan-item-carried-over": "Confirmed as carried over from last year's plan",
        "plan-item-not-carried-over": "Said why something was not carried over",
        "plan-baseline-agreed": "Baseline agreed",
        "plan-target-set": "Target set",
        "plan-target-ended": "Target ended",
        "plan-expectation-judged": "Said what became of what was expected",
        "evidence-added": "Evidence added",
        "evidence-corrected": "Evidence corrected",
        "evidence-withdrawn": "Evidence withdrawn",
        "evidence-attached": "Evidence attached to something",
        "evidence-detached": "Evidence no longer attached to something",
        "evidence-mapped": "Changed what evidence is held for",
        "weekly-letters-wanted": "Weekly e-mails wanted",
        "weekly-letters-not-wanted": "Weekly e-mails not wanted",
        "calendar-address-made": "Address of a calendar made",
        "calendar-address-ended": "Address of a calendar ended",
        "obligation-done": "Noted that something in the calendar was done",
        "obligation-date-set": "Date in the calendar set",
        "review-begun": "Review begun",
        "review-step-moved": "Step of a review moved to another day",
        "review-step-done": "Step of a review done",
        "review-step-left-out": "Step of a review left out",
        "review-step-opened-again": "Step of a review opened again",
        "review-frozen": "Figures frozen for a review",
        "review-decided": "Decision of a meeting recorded",
        "review-voice-added": "What people say set beside figures in a review",
        "review-views-asked": "Staff network asked for its view",
        "review-view-given": "Staff network’s view given",
        "review-view-replied": "Replied to a view of the staff network",
        "consultation-begun": "Consultation begun",
        "consultation-comment-given": "Comment given in a consultation",
        "consultation-replied": "Said what was done about comments",
        "question-asked": "Question asked",
        "question-answered": "Question answered",
        "question-answer-judged": "Said whether an answer is accepted",
        "question-taken-back": "Question taken back",
        "protected-time-coordinator-named": "Co-ordinator of protected time named",
        "protected-time-promised": "Protected time promised",
        "protected-time-ended": "Promise of protected time ended",
        "protected-time-used": "Use of protected time noted",
        "protected-time-entry-taken-back": "Entry of protected time taken back",
        "paper-begun": "Paper begun",
        "paper-written": "Text of a paper written",
        "paper-gap-given": "Said who closes what a paper lacks",
        "paper-making-asked": "Asked for a paper to be made",
        "paper-made": "Paper made by the worker",
        "publication-begun": "Publication begun",
        "edition-begun": "Edition of a publication begun",
        "edition-making-asked": "Asked for an edition to be made once more",
        "edition-made": "Edition made by the worker",
        "edition-signed-off": "Edition signed off",
        "edition-published": "Edition published",
        "edition-withdrawn": "Edition withdrawn",
        "entry-added": "Entry added to a register",
        "entry-changed": "Entry of a register changed",
        "entry-confirmed": "Entry of a register confirmed",
        "entry-moved": "Entry of a register brought to another state",
        "entry-merged": "Two entries of a register said to be of one person",
        "entry-parted": "Two entries of a register are two people again",
        "entry-forgotten": "Person of a register forgotten, as they asked or after their time",
        "part-taken": "Noted who is asked to take part, or took part",
        "part-moved": "Noted how far somebody came who was asked",
        "part-paid": "Noted whether somebody who took part was paid",
        "part-corrected": "Step of somebody who takes part taken back",
        "registers-counted": "Registers counted for a period that is over",
        "entries-brought-in": "File brought into a register",
        "register-file-kept": "File for a register read, and kept until somebody decides",
        "register-file-agreed": "Bringing a file into a register was agreed to",
        "register-file-given-up": "File for a register erased unused",
        "register-file-read": "Register of people taken away as a file",
        "declarations-chosen": "Chosen what people are asked of themselves",
        "declaration-asked": "People asked how they describe themselves",
        "declaration-given": "Somebody said how they describe themselves",
        "declaration-withdrawn": "Somebody took back what they said of themselves",
        "declaration-stopped": "Notice that nothing of somebody may be used",
        "declaration-subject-forgotten": "What somebody said of themselves erased, as they were forgotten",
        "declarations-expired": "Declarations past their day erased",
        "declaration-link-opened": "Link to one’s own declaration opened",
        "declaration-link-sent": "Link to one’s own declaration sent",
        "declaration-read": "People read who allowed to be invited by how they describe themselves",
        "declaration-batch-closed": "Declarations took effect, ten people or more together",
        "mix-made": "Mixes made of a period that is over",
        "wave-begun": "Survey begun",
        "wave-invited": "People invited to answer a survey",
        "wave-reminded": "People reminded of a survey",
        "wave-version-changed": "Survey moved on to a newer version of its questions",
        "wave-answered": "Survey answered on this day, by one person or by more",
        "wave-closed": "Survey closed",
        "survey-links-erased": "Links of surveys erased, a month after they were closed",
        "survey-answers-erased": "Answers to surveys erased, two years after they were closed",
        "wave-shuffled": "Answers to a survey written anew in random order",
        "wave-released": "Figures of a survey made, once",
        "comments-read": "What people wrote in a survey read",
        "comment-redacted": "Words struck out of what somebody wrote in a survey",
        "theme-named": "Theme drawn from what people wrote in a survey",
        "theme-followed": "What a theme of a survey changed was written down",
        "round-begun": "Round of checklists begun",
        "round-added": "Work added to a round of checklists",
        "round-closed": "Round of checklists closed",
        "sheet-begun": "Prompts or checklist begun",
        "sheet-marked": "Prompts or checklist answered",
        "sheet-settled": "Two people settled on their marks",
        "sheet-dropped": "Prompts or checklist dropped",
        "assessment-begun": "Assessment by a framework begun",
        "assessment-scored": "Part of a framework scored",
        "assessment-offered": "Assessment offered to a second person",
        "assessment-decided": "Assessment agreed or sent back",
        "reflection-kept": "Somebody wrote for themselves about their year",
        "reflection-done": "Somebody said they have reflected on their year",
        "reflection-shared": "Somebody changed who may read their reflection",
        "reflection-erased": "A reflection was erased",
        "questionnaires-counted": "Measures of surveys and checklists counted",
        "service-restored": "Service restored from a backup",
    }
)


_ALSO: Mapping[str, str] = MappingProxyType({"figures-signed-off": ", and the privacy check asked for"})

# What people did of whom the log keeps no name: it would tell who said what, or who has protected time.
_OF_NOBODY = frozenset(
    {
        "consultation-comment-given",
        "protected-time-used",
        "protected-time-entry-taken-back",
        "declaration-given",
        "declaration-withdrawn",
        "declaration-stopped",
        "declaration-link-opened",
        "declaration-link-sent",
        "wave-answered",
        "reflection-kept",
        "reflection-done",
        "reflection-shared",
        "reflection-erased",
    }
)


def kind_in_words(kind: str) -> str:
    """``role-ended`` as "Role ended". What an earlier version of the service called otherwise is read as it stands."""
    said = kind.replace("-", " ").replace("_", " ").replace(".", " ")
    return _WORDS.get(kind, said[:1].upper() + said[1:])


def log_lines(events: Iterable[Event], names: Mapping[UUID, str], *, reads_desk: bool = True) -> tuple[LogLine, ...]:
    """The lines of a page. An event without a person is of the service, of its operator, or of nobody who is named.

    To whom the approved sets are not told, a sign-off says that the check was asked for, and not what it found.
    """
    return tuple(
        LogLine(
            number=one.number,
            at=one.at,
            what=kind_in_words(one.kind) + ("" if reads_desk else _ALSO.get(one.kind, "")),
            who=_who(one, names),
            about=_about(one, names),
        )
        for one in events
    )


def _who(event: Event, names: Mapping[UUID, str]) -> str:
    if event.by is not None:
        return names.get(event.by, "Somebody no longer known")
    return "Not kept, to protect people" if event.kind in _OF_NOBODY else "The service"


def people_in(events: Iterable[Event]) -> set[UUID]:
    """Everybody the events are by, or about."""
    found = {one.by for one in events if one.by} | {one.about_id for one in events if one.about_id}
    return found | {UUID(str(one.more["person"])) for one in events if "person" in one.more}


def _about(event: Event, names: Mapping[UUID, str]) -> str:
    """Whom it is about: a name where it is a person. What kind of thing else it is about, its words say."""
    person = event.more.get("person")
    if person is not None and UUID(str(person)) in names:
        return names[UUID(str(person))]
    return names.get(event.about_id, "") if event.about_id else ""
