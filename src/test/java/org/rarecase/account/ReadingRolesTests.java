package org.rarecase.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadingRolesTests {

    @Test
    void reviewsAreReadByThoseWhoMakeThemAndThoseWhoDoNotEnterData() {
        assertThat(Arrays.stream(Role.values()).filter(Role::readsReviews))
                .containsExactly(Role.MONITOR, Role.PATHOLOGIST, Role.COORDINATOR, Role.AUDITOR);
    }

    @Test
    void queriesAreReadByThoseWhoReadCases() {
        assertThat(Arrays.stream(Role.values()).filter(Role::readsCases))
                .containsExactly(Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR, Role.AUDITOR);
    }
}
