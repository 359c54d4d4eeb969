package org.rarecase.casebook.ui.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rarecase.account.Role;

class PresentUserTests {

    private static final PresentUser REVIEWER = visitor("paul", true, Role.PATHOLOGIST);
    private static final PresentUser INVESTIGATOR = visitor("anna", false, Role.INVESTIGATOR);

    private static PresentUser visitor(String name, boolean blinded, Role... roles) {
        return new PresentUser(name, name, EnumSet.copyOf(Set.of(roles)), blinded);
    }

    @Test
    void aBlindedReviewerAndTheSiteDoNotLearnOfEachOther() {
        assertThat(REVIEWER.mayKnow(INVESTIGATOR)).isFalse();
        assertThat(INVESTIGATOR.mayKnow(REVIEWER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVESTIGATOR", "MONITOR", "COORDINATOR", "ADMINISTRATOR"})
    void whoMayNotReadAnOpenReviewDoesNotLearnWhoReviews(Role role) {
        assertThat(visitor("somebody", false, role).mayKnow(REVIEWER)).isFalse();
    }

    @Test
    void theAuditorSeesAllAndIsNotSeenByTheReviewer() {
        PresentUser auditor = visitor("august", false, Role.AUDITOR);

        assertThat(auditor.mayKnow(REVIEWER)).isTrue();
        assertThat(auditor.mayKnow(INVESTIGATOR)).isTrue();
        assertThat(REVIEWER.mayKnow(auditor)).isFalse();
    }

    @Test
    void readersOfTheSameCaseDoNotLearnOfEachOtherBeforeAllHaveSigned() {
        assertThat(REVIEWER.mayKnow(visitor("paula", true, Role.PATHOLOGIST))).isFalse();
        assertThat(visitor("paula", false, Role.PATHOLOGIST).mayKnow(REVIEWER)).isFalse();
    }

    @Test
    void whoHasSignedTheOwnReviewIsNotBlindedAnyMore() {
        PresentUser signed = visitor("paul", false, Role.PATHOLOGIST);

        assertThat(signed.mayKnow(INVESTIGATOR)).isTrue();
        assertThat(INVESTIGATOR.mayKnow(signed)).isTrue();
    }

    @Test
    void colleaguesSeeEachOther() {
        assertThat(INVESTIGATOR.mayKnow(visitor("maria", false, Role.MONITOR))).isTrue();
    }
}
