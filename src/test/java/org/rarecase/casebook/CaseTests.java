package org.rarecase.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.study.SiteId;

class CaseTests {

    private static final FormInstanceId DEMOGRAPHICS = new FormInstanceId(1);
    private static final FormInstanceId REVIEW = new FormInstanceId(2);
    private static final FormInstanceId FOLLOW_UP = new FormInstanceId(3);

    private static final FormLibrary LIBRARY = FormFiles.with(
                    "demographics", "- {item: name, type: text, required: true, label: {en: Name}}\n")
            .andRepeating("surgery", "- {item: day, type: date, required: true, label: {en: Day}}\n")
            .and("follow-up", "- {item: alive, type: yes-no, required: true, label: {en: Alive}}\n")
            .file("core/review.yaml", """
                    form: review
                    version: 1
                    title: {en: Review}
                    filledBy: pathologist
                    sections:
                      - section: main
                        title: {en: Main}
                        items:
                          - {item: verdict, type: text, label: {en: Verdict}}
                    """)
            .load();

    private static final Answers COMPLETE = Answers.NONE.with(ItemPath.of("name"), new Answer.Text("N"));

    private final CaseAccess investigator = access(SiteScope.EVERYWHERE, Role.INVESTIGATOR);
    private final CaseAccess pathologist = access(SiteScope.EVERYWHERE, Role.PATHOLOGIST);

    private CaseSummary summary = CaseRecords.entering();
    private FormInstance demographics = form(DEMOGRAPHICS, "demographics").with(COMPLETE);
    private FormInstance review = form(REVIEW, "review");
    private FormInstance followUp = visit(VisitState.OPEN, null);

    @Test
    void theStateOfACaseAllowsTheseStepsAndNoOther() {
        StringBuilder table = new StringBuilder();
        for (CaseState state : CaseState.values()) {
            in(state);
            table.append("%-9s".formatted(state));
            for (CaseTransition step : CaseTransition.values()) {
                table.append(' ')
                        .append(step)
                        .append('=')
                        .append(theCase().obstacleTo(step).isEmpty() ? step.to() : "-");
            }
            table.append('\n');
        }

        assertThat(table).hasToString("""
                ENTERING  SUBMIT=SUBMITTED RETURN=- APPROVE=- REOPEN=- RESUME=-
                SUBMITTED SUBMIT=- RETURN=ENTERING APPROVE=APPROVED REOPEN=- RESUME=ENTERING
                APPROVED  SUBMIT=- RETURN=- APPROVE=- REOPEN=ENTERING RESUME=-
                """);
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatTheStateDoesNotAllowIsRefusedWithItsReason(CaseState state) {
        in(state);
        for (CaseTransition step : CaseTransition.values()) {
            if (!step.follows(state)) {
                assertThatThrownBy(() -> take(step))
                        .isInstanceOf(CaseNotEditable.class)
                        .hasMessage(step.otherwise().english() + " Nothing was changed.");
            }
        }
    }

    @Test
    void noStepIsTakenWithoutConsent() {
        for (ConsentState consent : ConsentState.values()) {
            for (CaseState state : CaseState.values()) {
                in(state);
                consent(consent);
                for (CaseTransition step : CaseTransition.values()) {
                    assertThat(theCase().obstacleTo(step))
                            .as("%s of a case %s, consent %s", step, state, consent)
                            .matches(found -> consent == ConsentState.GIVEN
                                    ? found.isEmpty() == step.follows(state)
                                    : found.orElseThrow().equals(new CaseObstacle.ConsentMissing(consent)));
                }
            }
        }
    }

    @Test
    void aFreezeStopsTheReturnAndALockEveryStepButTheUndoingOfAnApproval() {
        assertThat(stoppedBy(Hold.Level.FROZEN)).containsExactly(CaseTransition.RETURN);
        assertThat(stoppedBy(Hold.Level.LOCKED))
                .containsExactly(CaseTransition.SUBMIT, CaseTransition.RETURN, CaseTransition.APPROVE);
    }

    private List<CaseTransition> stoppedBy(Hold.Level level) {
        Hold hold = hold(Hold.Scope.CASE, level);
        return Arrays.stream(CaseTransition.values())
                .filter(step -> {
                    in(Arrays.stream(CaseState.values())
                            .filter(step::follows)
                            .findFirst()
                            .orElseThrow());
                    held(hold);
                    return theCase().obstacleTo(step).equals(java.util.Optional.of(new CaseObstacle.Held(hold)));
                })
                .toList();
    }

    @Test
    void whatIsMissingKeepsACaseFromBeingSubmittedAndFromApproval() {
        demographics = demographics.with(Answers.NONE);

        assertThatThrownBy(() -> theCase().submit()).isInstanceOf(CaseNotSubmittable.class);
        in(CaseState.SUBMITTED);
        assertThatThrownBy(() -> theCase().approve()).isInstanceOf(CaseNotSubmittable.class);
        assertThat(theCase().returnToSite()).isEqualTo(CaseState.ENTERING);
    }

    @Test
    void openVisitsAndReviewsDoNotKeepACaseFromBeingSubmitted() {
        assertThat(theCase().submit()).isEqualTo(CaseState.SUBMITTED);
    }

    @Test
    void theSiteEditsItsFormsAndThePathologistTheReview() {
        assertThat(theCase().obstaclesToEdit(investigator)).isEmpty();
        assertThat(obstacle(review)).isEqualTo(new CaseObstacle.FilledByOthers(Role.PATHOLOGIST));
        assertThat(theCase().obstaclesToEdit(pathologist))
                .containsOnlyKeys(DEMOGRAPHICS, FOLLOW_UP)
                .containsValue(new CaseObstacle.FilledByOthers(Role.INVESTIGATOR));
        assertThat(theCase().obstaclesToEdit(access(SiteScope.EVERYWHERE, Role.COORDINATOR)))
                .containsOnlyKeys(DEMOGRAPHICS, FOLLOW_UP);
    }

    @Test
    void aBlindedReviewerIsNotToldWhyTheCaseIsHeld() {
        held(new Hold(Hold.Scope.CASE, Hold.Level.LOCKED, "clara", Instant.EPOCH, "Wrong diagnosis", null));

        assertThat(theCase().obstaclesToEdit(pathologist).toString())
                .contains("Held")
                .doesNotContain("Wrong diagnosis");
    }

    @Test
    void anInvestigatorOfAnotherSiteEditsNothing() {
        SiteScope elsewhere = new SiteScope(false, Set.of(new SiteId(2)));

        assertThat(theCase().obstaclesToEdit(access(elsewhere, Role.INVESTIGATOR)))
                .containsOnlyKeys(DEMOGRAPHICS, FOLLOW_UP);
    }

    @Test
    void approvalLeavesVisitsOpenForEditing() {
        in(CaseState.APPROVED);

        assertThat(obstacle(demographics)).isEqualTo(new CaseObstacle.CaseApproved());
        assertThat(obstacle(followUp)).isNull();
    }

    @Test
    void whatEndedAFormIsToldBeforeWhatHoldsTheCase() {
        in(CaseState.APPROVED);
        held(hold(Hold.Scope.CASE, Hold.Level.LOCKED));
        consent(ConsentState.NO_USE);
        review = new FormInstance(
                REVIEW,
                review.form(),
                1,
                Answers.NONE,
                false,
                new FormInstance.ReviewPart("paul", FormInstance.Blinding.WHOLE, Instant.EPOCH, false),
                null,
                null);
        followUp = visit(VisitState.MISSED, "moved away");

        assertThat(obstacle(review)).isEqualTo(new CaseObstacle.SignedOff());
        assertThat(obstacle(followUp)).hasToString(String.valueOf(new CaseObstacle.VisitClosed(followUp.visit())));
        assertThat(obstacle(demographics)).isEqualTo(new CaseObstacle.ConsentMissing(ConsentState.NO_USE));
    }

    @Test
    void whoReadsKnowingTheSiteIsNotToldOfColleaguesBeforeTheOwnSignatureWhateverTheOtherRoles() {
        CaseAccess coordinator = access(SiteScope.EVERYWHERE, Role.PATHOLOGIST, Role.COORDINATOR);
        CaseAccess monitor = access(SiteScope.EVERYWHERE, Role.PATHOLOGIST, Role.MONITOR);
        review = reading("paul", FormInstance.Blinding.TO_READERS, Instant.EPOCH);
        assertThat(sees(coordinator, review)).isTrue();
        assertThat(sees(monitor, review)).isFalse();

        followUp = reading("somebody", FormInstance.Blinding.TO_READERS, null);
        assertThat(sees(coordinator, review)).isFalse();
        assertThat(sees(coordinator, followUp)).as("the own draft").isTrue();

        followUp = reading("somebody", FormInstance.Blinding.TO_READERS, Instant.EPOCH);
        assertThat(sees(coordinator, review)).isTrue();
        assertThat(sees(monitor, review)).isFalse();
        assertThat(sees(monitor, followUp)).as("the own signed one").isTrue();
    }

    @Test
    void anAdjudicatorReadsWhatWasSignedWhateverTheOtherRoles() {
        review = reading("paul", FormInstance.Blinding.WHOLE, Instant.EPOCH);
        followUp = reading("somebody", FormInstance.Blinding.NONE, null);

        assertThat(sees(access(SiteScope.EVERYWHERE, Role.PATHOLOGIST), review)).isTrue();
        assertThat(sees(access(SiteScope.EVERYWHERE, Role.PATHOLOGIST, Role.MONITOR), review))
                .isTrue();
    }

    private boolean sees(CaseAccess access, FormInstance entry) {
        return access.visible(theCase()).stream().anyMatch(each -> each.id().equals(entry.id()));
    }

    private FormInstance reading(String reader, FormInstance.Blinding blinding, @Nullable Instant signedOff) {
        return new FormInstance(
                reader.equals("paul") ? REVIEW : FOLLOW_UP,
                review.form(),
                1,
                Answers.NONE,
                false,
                new FormInstance.ReviewPart(reader, blinding, signedOff, false),
                null,
                null);
    }

    @Test
    void aFrozenCaseLeavesTheReviewOpenAndALockedOneDoesNot() {
        Hold frozen = hold(Hold.Scope.CASE, Hold.Level.FROZEN);
        held(frozen);
        assertThat(obstacle(demographics)).isEqualTo(new CaseObstacle.Held(frozen));
        assertThat(theCase().obstacleToEdit(review, pathologist)).isEmpty();

        Hold locked = hold(Hold.Scope.CASE, Hold.Level.LOCKED);
        held(locked);
        assertThat(theCase().obstacleToEdit(review, pathologist)).contains(new CaseObstacle.Held(locked));
    }

    @Test
    void onlyARepeatingFormOfTheSiteIsAdded() {
        assertThat(adding("surgery")).isNull();
        assertThat(adding("demographics")).isEqualTo(new CaseObstacle.FilledOnce());
        assertThat(adding("review")).isEqualTo(new CaseObstacle.FilledOnce());
        Hold frozen = hold(Hold.Scope.CASE, Hold.Level.FROZEN);
        held(frozen);
        assertThat(adding("surgery")).isEqualTo(new CaseObstacle.Held(frozen));
        in(CaseState.APPROVED);
        assertThat(adding("surgery")).isEqualTo(new CaseObstacle.CaseApproved());
    }

    @Test
    void aLockLiesOverAFreezeAndNotTheOtherWayRound() {
        Hold frozen = theCase().hold(null, Hold.Level.FROZEN, "maria", Instant.EPOCH, "");
        held(frozen);
        Hold locked = theCase().hold(null, Hold.Level.LOCKED, "clara", Instant.EPOCH, "");
        assertThat(locked.covered()).isEqualTo(frozen);
        held(locked);
        assertThatThrownBy(() -> theCase().hold(null, Hold.Level.FROZEN, "maria", Instant.EPOCH, ""))
                .hasMessage("The case is locked: nothing changes. Nothing was changed. A coordinator can unlock it.");
        assertThat(theCase().release(null)).isEqualTo(locked);
    }

    @Test
    void reviewsAndApprovedFormsAreNotHeldAndWhatIsNotHeldIsNotReleased() {
        assertThatThrownBy(() -> theCase().hold(review, Hold.Level.LOCKED, "clara", Instant.EPOCH, ""))
                .hasMessageContaining("closed by its signature");
        assertThatThrownBy(() -> theCase().release(demographics)).hasMessageContaining("neither frozen nor locked");
        in(CaseState.APPROVED);
        assertThatThrownBy(() -> theCase().hold(demographics, Hold.Level.LOCKED, "clara", Instant.EPOCH, ""))
                .hasMessageContaining("approved and locked");
        assertThat(theCase()
                        .hold(followUp, Hold.Level.LOCKED, "clara", Instant.EPOCH, "")
                        .scope())
                .isEqualTo(Hold.Scope.FORM);
    }

    @Test
    void aVisitThatWasSettledIsNotSubmittedAgain() {
        assertThat(theCase().openVisit(VisitKind.FOLLOW_UP, 1)).containsExactly(followUp);
        followUp = visit(VisitState.HANDED_IN, null);
        assertThatThrownBy(() -> theCase().openVisit(VisitKind.FOLLOW_UP, 1))
                .hasMessage("This visit is not open any more. Nothing was changed.");
    }

    @Test
    void oneLockedFormKeepsACaseInItsVersions() {
        assertThat(theCase().obstacleToMigrate()).isEmpty();
        demographics = new FormInstance(
                DEMOGRAPHICS,
                demographics.form(),
                1,
                COMPLETE,
                false,
                FormInstance.ReviewPart.NONE,
                hold(Hold.Scope.FORM, Hold.Level.LOCKED),
                null);
        assertThat(theCase().obstacleToMigrate().orElseThrow().print()).contains("“Form” is locked", "can unlock it");
    }

    @Test
    void aWithdrawalThatReachesNoFurtherIsRefused() {
        consent(ConsentState.NO_USE);
        Set<Withdrawal.Scope> possible = Arrays.stream(Withdrawal.Scope.values())
                .filter(scope -> theCase().obstacleToWithdraw(scope).isEmpty())
                .collect(Collectors.toSet());
        assertThat(possible).containsExactly(Withdrawal.Scope.ERASE);
    }

    private void take(CaseTransition step) {
        switch (step) {
            case SUBMIT -> theCase().submit();
            case RETURN -> theCase().returnToSite();
            case APPROVE -> theCase().approve();
            case REOPEN -> theCase().reopen();
            case RESUME -> theCase().resume();
        }
    }

    private @Nullable CaseObstacle adding(String form) {
        return theCase().obstacleToAdd(LIBRARY.form(new FormKey(form))).orElse(null);
    }

    private @Nullable CaseObstacle obstacle(FormInstance entry) {
        return theCase().obstacleToEdit(entry, investigator).orElse(null);
    }

    private Case theCase() {
        return new Case(summary, List.of(demographics, review, followUp));
    }

    private void in(CaseState state) {
        summary = summary(state, null, ConsentState.GIVEN);
    }

    private void held(Hold hold) {
        summary = summary(summary.state(), hold, summary.consent());
    }

    private void consent(ConsentState consent) {
        summary = summary(summary.state(), summary.hold(), consent);
    }

    private static CaseSummary summary(CaseState state, @Nullable Hold hold, ConsentState consent) {
        CaseSummary of = CaseRecords.entering();
        return new CaseSummary(
                of.id(),
                of.number(),
                of.site(),
                null,
                new CaseSummary.Status(state, consent, hold),
                new CaseSummary.History(Instant.EPOCH, state != CaseState.ENTERING, null, Instant.EPOCH),
                null,
                null);
    }

    private static Hold hold(Hold.Scope scope, Hold.Level level) {
        return new Hold(scope, level, "clara", Instant.EPOCH, "", null);
    }

    private static FormInstance form(FormInstanceId id, String key) {
        return FormInstance.added(id, LIBRARY.form(new FormKey(key)), 1);
    }

    private static FormInstance visit(VisitState state, @Nullable String note) {
        return new FormInstance(
                FOLLOW_UP,
                LIBRARY.form(new FormKey("follow-up")),
                1,
                Answers.NONE,
                false,
                FormInstance.ReviewPart.NONE,
                null,
                new Visit(VisitKind.FOLLOW_UP, 1, state, null, note));
    }

    private static CaseAccess access(SiteScope sites, Role... roles) {
        return new CaseAccess(
                new Account(new AccountId(1), "somebody", "S", Set.of(roles), sites, true, Locale.ENGLISH, null));
    }
}
