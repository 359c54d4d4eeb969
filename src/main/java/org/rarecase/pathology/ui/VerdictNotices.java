package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Verdict;
import org.springframework.core.annotation.Order;

/** Says at the head of a case that the central review says something else, and to who approves what it says. */
@SpringComponent
@Order(10)
class VerdictNotices implements CasePageExtension {

    private final Reviews reviews;

    VerdictNotices(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        VisibleCase shown = context.visibleCase();
        return reviews
                .verdict(shown)
                .filter(reading -> Objects.requireNonNull(reading.verdict()).isDisagreement()
                        || shown.caseSummary().state() == CaseState.SUBMITTED)
                .map(VerdictNotices::notice)
                .stream()
                .toList();
    }

    private static Notice notice(Reading reading) {
        Verdict verdict = Objects.requireNonNull(reading.verdict());
        String text = switch (verdict) {
            case CONCORDANT -> t("The central review agrees with the local diagnosis.");
            case MINOR_DISAGREEMENT -> t("The central review differs from the local diagnosis in a minor point.");
            case MAJOR_DISAGREEMENT -> t("The central review disagrees with the local diagnosis in a major point.");
            case NOT_ASSESSABLE -> t("The central review could not assess whether the local diagnosis is right.");
        };
        return new Notice(
                verdict.tone(),
                text,
                new Action(
                        t("Compare"),
                        () -> UI.getCurrent()
                                .navigate(
                                        CaseNavigation.address(reading.caseId(), reading.instanceId()),
                                        QueryParameters.simple(Map.of("panel", "review")))));
    }
}
