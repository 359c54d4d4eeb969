package org.rarecase.casebook.obstacle;

import static org.rarecase.shared.Messages.language;
import static org.rarecase.shared.Messages.t;

import org.rarecase.account.Role;
import org.rarecase.casebook.CaseTransition;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.shared.LocalizedText;

/**
 * What stands in the way of a change of a case. Each has one wording, which the refusal of the service, the page of the
 * case and its next steps print alike.
 */
public sealed interface CaseObstacle extends Obstacle {

    /** The visit of the form was missed or does not count any more. */
    record VisitClosed(Visit visit) implements CaseObstacle {

        @Override
        public String what() {
            String note = String.valueOf(visit.note());
            return visit.state() == VisitState.MISSED
                    ? t("This visit was missed: {0}", note)
                    : t("This visit does not count any more: {0}", note);
        }
    }

    /** A visit was to be submitted or missed that is not open. */
    record VisitNotOpen() implements CaseObstacle {

        @Override
        public String what() {
            return t("This visit is not open any more.");
        }
    }

    /** The form belongs to a tumour type that the case no longer has. */
    record Inactive() implements CaseObstacle {

        @Override
        public String what() {
            return t(
                    "This form is inactive, because the tumour type was changed. Its answers can be read and come back if the type"
                            + " is chosen again.");
        }
    }

    record SignedOff() implements CaseObstacle {

        @Override
        public String what() {
            return t("A signed review does not change any more.");
        }
    }

    /** Nothing may be collected: the consent was withdrawn (GDPR 7(3)), or the patient of age has not given it. */
    record ConsentMissing(ConsentState consent) implements CaseObstacle {

        @Override
        public String what() {
            return consent.isWithdrawn()
                    ? t("Consent to this case was withdrawn: nothing is collected any more.")
                    : t("The patient is of age and could not be asked for consent: nothing is collected until there is"
                            + " an answer.");
        }
    }

    record WithdrawnAlready() implements CaseObstacle {

        @Override
        public String what() {
            return t("This was withdrawn already.");
        }
    }

    record CaseApproved() implements CaseObstacle {

        @Override
        public String what() {
            return t("The case is approved and locked.");
        }
    }

    /** The case or the form is frozen or locked. */
    record Held(Hold hold) implements CaseObstacle {

        @Override
        public String what() {
            return switch (hold.scope()) {
                case CASE ->
                    hold.isLocked()
                            ? t("The case is locked: nothing changes.")
                            : t("The case is frozen: the site cannot edit, queries go on.");
                case FORM ->
                    hold.isLocked()
                            ? t("This form is locked: nothing changes.")
                            : t("This form is frozen: the site cannot edit, queries go on.");
            };
        }

        @Override
        public String wayOut() {
            return hold.isLocked()
                    ? t("A coordinator can unlock it.")
                    : t("A monitor or a coordinator can unfreeze it.");
        }
    }

    /** A change elsewhere would alter a form that is locked. */
    record LockedElsewhere(LocalizedText form) implements CaseObstacle {

        @Override
        public String what() {
            return t("“{0}” is locked, and this change would alter it.", form);
        }

        @Override
        public String wayOut() {
            return t("A coordinator can unlock it.");
        }
    }

    /** The account is not one that fills the form. */
    record FilledBySystem() implements CaseObstacle {

        @Override
        public String what() {
            return t("You can read this form. It shows what is recorded elsewhere, and nobody edits it.");
        }
    }

    record FilledByOthers(Role filler) implements CaseObstacle {

        @Override
        public String what() {
            return filler == Role.PATHOLOGIST
                    ? t("You can read this form. It is filled by the central pathologist.")
                    : t("You can read this form. It is filled by the site.");
        }
    }

    /** The review is another person's: it is not told whose. */
    record ReadByOnePerson() implements CaseObstacle {

        @Override
        public String what() {
            return t("This review is not open to you: a review is read by one person alone.");
        }
    }

    /** The form would show to a reviewer what the review is to be made without (ICH E6(R3) 4.1). */
    record OwnReviewOpen() implements CaseObstacle {

        @Override
        public String what() {
            return t("This form opens once your own review is signed off.");
        }
    }

    /** The step does not follow on the state of the case. */
    record NotTheState(CaseTransition transition) implements CaseObstacle {

        @Override
        public String what() {
            return transition.otherwise().in(language());
        }
    }

    /** One more was asked for of a form that does not repeat, or that the site does not add. */
    record FilledOnce() implements CaseObstacle {

        @Override
        public String what() {
            return t("This form is filled once in a case.");
        }
    }

    record TooManyForms(int most) implements CaseObstacle {

        @Override
        public String what() {
            return t("A case has at most {0} forms.", most);
        }
    }

    record NotHoldable() implements CaseObstacle {

        @Override
        public String what() {
            return t("A review is closed by its signature, and a form that was put aside does not change anyway.");
        }
    }

    record NotHeld() implements CaseObstacle {

        @Override
        public String what() {
            return t("It is neither frozen nor locked by now.");
        }
    }
}
