package org.rarecase.casebook;

import static org.rarecase.shared.Messages.language;
import static org.rarecase.shared.Messages.texts;

import org.rarecase.account.Role;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.shared.LocalizedText;

/**
 * What stands in the way of a change of a case. Each has one wording, which the refusal of the service, the page of the
 * case and its next steps print alike.
 */
public sealed interface Obstacle {

    /** A sentence. */
    LocalizedText what();

    /** A sentence: who can remove it; empty if nobody can. */
    default LocalizedText wayOut() {
        return LocalizedText.NONE;
    }

    /** For the person who is served at the moment: what it is, and who can remove it. */
    default String print() {
        return refusal("");
    }

    /** @param outcome a sentence: what was not done; may be empty */
    default String refusal(String outcome) {
        String before = outcome.isEmpty() ? "" : " " + outcome;
        return what().in(language()) + before + (wayOut().isEmpty() ? "" : " " + wayOut().in(language()));
    }

    /** The visit of the form was missed or does not count any more. */
    record VisitClosed(Visit visit) implements Obstacle {

        @Override
        public LocalizedText what() {
            String note = String.valueOf(visit.note());
            return visit.state() == VisitState.MISSED
                    ? texts("This visit was missed: {0}", note)
                    : texts("This visit does not count any more: {0}", note);
        }
    }

    /** A visit was to be submitted or missed that is not open. */
    record VisitNotOpen() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("This visit is not open any more.");
        }
    }

    /** The form belongs to a tumour type that the case no longer has. */
    record Inactive() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts(
                    "This form is inactive, because the tumour type was changed. Its answers can be read and come back if the type"
                            + " is chosen again.");
        }
    }

    record SignedOff() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("A signed review does not change any more.");
        }
    }

    /** Nothing may be collected: the consent was withdrawn (GDPR 7(3)), or the patient of age has not given it. */
    record ConsentMissing(ConsentState consent) implements Obstacle {

        @Override
        public LocalizedText what() {
            return consent.isWithdrawn()
                    ? texts("Consent to this case was withdrawn: nothing is collected any more.")
                    : texts(
                            "The patient is of age and could not be asked for consent: nothing is collected until there is"
                                    + " an answer.");
        }
    }

    record WithdrawnAlready() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("This was withdrawn already.");
        }
    }

    record CaseApproved() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("The case is approved and locked.");
        }
    }

    /** The case or the form is frozen or locked. */
    record Held(Hold hold) implements Obstacle {

        @Override
        public LocalizedText what() {
            return switch (hold.scope()) {
                case CASE ->
                    hold.isLocked()
                            ? texts("The case is locked: nothing changes.")
                            : texts("The case is frozen: the site cannot edit, queries go on.");
                case FORM ->
                    hold.isLocked()
                            ? texts("This form is locked: nothing changes.")
                            : texts("This form is frozen: the site cannot edit, queries go on.");
            };
        }

        @Override
        public LocalizedText wayOut() {
            return hold.isLocked()
                    ? texts("A coordinator can unlock it.")
                    : texts("A monitor or a coordinator can unfreeze it.");
        }
    }

    /** A change elsewhere would alter a form that is locked. */
    record LockedElsewhere(LocalizedText form) implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("“{0}” is locked, and this change would alter it.", form);
        }

        @Override
        public LocalizedText wayOut() {
            return texts("A coordinator can unlock it.");
        }
    }

    /** The account is not one that fills the form. */
    record FilledByOthers(Role filler) implements Obstacle {

        @Override
        public LocalizedText what() {
            return filler == Role.PATHOLOGIST
                    ? texts("You can read this form. It is filled by the central pathologist.")
                    : texts("You can read this form. It is filled by the site.");
        }
    }

    /** The form would show to a reviewer what the review is to be made without (ICH E6(R3) 4.1). */
    record OwnReviewOpen() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("This form opens once your own review is signed off.");
        }
    }

    /** The step does not follow on the state of the case. */
    record NotTheState(CaseTransition transition) implements Obstacle {

        @Override
        public LocalizedText what() {
            return transition.otherwise();
        }
    }

    /** One more was asked for of a form that does not repeat, or that the site does not add. */
    record FilledOnce() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("This form is filled once in a case.");
        }
    }

    record TooManyForms(int most) implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("A case has at most {0} forms.", most);
        }
    }

    record NotHoldable() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("A review is closed by its signature, and a form that was put aside does not change anyway.");
        }
    }

    record NotHeld() implements Obstacle {

        @Override
        public LocalizedText what() {
            return texts("It is neither frozen nor locked by now.");
        }
    }
}
