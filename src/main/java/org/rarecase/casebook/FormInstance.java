package org.rarecase.casebook;

import static org.rarecase.shared.Messages.texts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Severity;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.LocalizedText;

/**
 * A form filled in a case.
 *
 * @param ordinal 1 for the first filling of a form, 2 for the next
 * @param kept answers are kept, not edited, not evaluated: of a tumour type that the case no longer has, of a visit that
 *     did not take place, or of a review that was handed over to another reader
 * @param review whose review it is and how far that is; of every other form {@link ReviewPart#NONE}
 * @param hold of this form alone; null if nothing keeps it from changing
 * @param visit what it is submitted with, or null if with the case
 */
public record FormInstance(
        FormInstanceId id,
        FormDefinition form,
        int ordinal,
        Answers answers,
        boolean kept,
        ReviewPart review,
        @Nullable Hold hold,
        @Nullable Visit visit) {

    /** What the reader of a review is not to know while it is open. */
    public enum Blinding {
        /** Neither what the site found nor what other readers did. */
        WHOLE,
        /** Not what other readers found. */
        TO_READERS,
        /** All is known, as to who decides where readers differ. */
        NONE
    }

    /**
     * What only the form of a review has.
     *
     * @param reader user name of the pathologist whose review it is, who alone reads and fills it until it is signed off;
     *     null until one begins
     * @param blinding what its reader is not to know
     * @param signedOffAt when its reader signed it off; then it no longer changes
     * @param agreed a diagnosis was agreed on since: its site and monitors may read it
     */
    public record ReviewPart(
            @Nullable String reader,
            Blinding blinding,
            @Nullable Instant signedOffAt,
            boolean agreed) {

        public static final ReviewPart NONE = new ReviewPart(null, Blinding.WHOLE, null, false);

        ReviewPart readBy(String userName) {
            return new ReviewPart(userName, blinding, signedOffAt, agreed);
        }
    }

    /** In place of a reader who is still to be found. No account has this name, so the form is shown to no pathologist. */
    static final String NOBODY = "";

    /** As it joins a case: nothing is entered. */
    public static FormInstance added(FormInstanceId id, FormDefinition form, int ordinal) {
        return new FormInstance(id, form, ordinal, Answers.NONE, false, ReviewPart.NONE, null, null);
    }

    public @Nullable Instant signedOffAt() {
        return review.signedOffAt();
    }

    public @Nullable String reader() {
        return review.reader();
    }

    /** Of the form, numbered where it is filled several times. */
    LocalizedText title() {
        return form.repeats() ? texts("{0} {1}", form.title(), ordinal) : form.title();
    }

    /** All of it that evaluation knows. */
    public FormContent content() {
        return new FormContent(id, form, answers);
    }

    public FormInstance with(Answers others) {
        return in(form, others);
    }

    /** In another version of its form. */
    public FormInstance in(FormDefinition version, Answers others) {
        return new FormInstance(id, version, ordinal, others, kept, review, hold, visit);
    }

    /** As the review of this pathologist. */
    FormInstance readBy(String userName) {
        return new FormInstance(id, form, ordinal, answers, kept, review.readBy(userName), hold, visit);
    }

    /** For readers who are blinded no more: no laboratory number and the like, and no file by the name that its site gave it. */
    FormInstance ofReaders() {
        FormDefinition open = form.ofReaders();
        return with(
                open, nameless(open == form ? answers : answers.to(open.items().toList())), hold);
    }

    private static Answers nameless(Answers answers) {
        Answers shown = answers;
        for (Map.Entry<ItemPath, Answer> each : answers.all().entrySet()) {
            if (each.getValue() instanceof Answer.File file) {
                shown = shown.with(each.getKey(), file.withoutName());
            }
        }
        return shown;
    }

    private FormInstance with(FormDefinition open, Answers shown, @Nullable Hold shownHold) {
        return new FormInstance(id, open, ordinal, shown, kept, review, shownHold, visit);
    }

    /**
     * Without what a blinded reviewer could conclude from.
     *
     * @param whole of all forms of the case: what it gives for items that are shown to readers is told
     */
    FormInstance blinded(Evaluation whole) {
        FormDefinition open = form.withoutBlindedItems();
        return with(
                open,
                nameless(open == form ? answers : toReader(open, whole)),
                hold == null ? null : hold.withoutReason());
    }

    private Answers toReader(FormDefinition open, Evaluation whole) {
        Answers shown = answers.to(open.items().toList());
        if (whole.knows(id)) {
            for (Item item : open.shownToReader().toList()) {
                ItemPath path = ItemPath.of(item.key());
                Answer told = whole.effective(new ItemRef(id, path));
                shown = shown.with(path, told == Answer.NOT_ASKED ? Answer.BLANK : told);
            }
        }
        return shown;
    }

    /**
     * Whether it can no longer change because the case stands there. Approval locks what was submitted with the case:
     * visits, and a review that was asked for afterwards, go their own way.
     */
    public boolean isLockedIn(CaseState state) {
        return state == CaseState.APPROVED && visit == null && (signedOffAt() != null || form.isFilledBySite());
    }

    /** Whether a change of it needs a reason, since it was submitted. */
    boolean needsReason(CaseSummary caseSummary) {
        return form.isFilledBySite() && !isVisitOpen() && caseSummary.submittedBefore();
    }

    /** A repeating form in which nothing was entered, such as a surgery that did not take place. */
    boolean isUnusedRepeat(Evaluation evaluation) {
        boolean mayStayEmpty = !form.atLeastOnce() || ordinal > 1;
        return form.repeats() && mayStayEmpty && evaluation.isUntouched(id);
    }

    public List<Finding> errors(Evaluation evaluation) {
        return evaluation.findings(id).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /** Who fills it: a pathologist or the site; empty if the product does. */
    public Optional<Role> fillingRole() {
        return switch (form.filledBy()) {
            case PATHOLOGIST -> Optional.of(Role.PATHOLOGIST);
            case SITE -> Optional.of(Role.INVESTIGATOR);
            case SYSTEM -> Optional.empty();
        };
    }

    /** What keeps those from changing it who do not fill it. */
    CaseObstacle obstacleToOthers() {
        return fillingRole()
                .<CaseObstacle>map(CaseObstacle.FilledByOthers::new)
                .orElseGet(CaseObstacle.FilledBySystem::new);
    }

    boolean isReview() {
        return form.isFilledByPathologist();
    }

    boolean isReadBy(String userName) {
        return userName.equals(reader());
    }

    /** A review that nobody has begun: whoever fills it first becomes its reader. */
    boolean awaitsReader() {
        return isReview() && reader() == null && signedOffAt() == null;
    }

    /** That something happened to the form as a whole. */
    public AuditLine auditLine(String kind, CaseId caseId) {
        return new AuditLine(kind, caseId.value(), id.value(), form.key().value(), null, null, null, null);
    }

    /** Whether it can be frozen or locked: the site fills it now. */
    public boolean canBeHeld() {
        return !kept && form.isFilledBySite();
    }

    public boolean isVisitOpen() {
        return visit != null && visit.isOpen();
    }
}
