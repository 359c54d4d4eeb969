package org.rarecase.workflow;

import static org.rarecase.workflow.process.Variables.caseId;

import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.pathology.session.Adjudications;
import org.rarecase.pathology.session.PanelCase;
import org.rarecase.pathology.session.PanelCaseState;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.pathology.session.PanelSigning;
import org.rarecase.workflow.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask of adjudications and sessions of the panel, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class AdjudicationDelegates {

    @Bean
    JavaDelegate weighDisagreement(Adjudications adjudications) {
        return execution ->
                execution.setVariable(Variables.PANEL_AT_ONCE, adjudications.beginsWithPanel(reviewId(execution)));
    }

    @Bean
    JavaDelegate settleAdjudication(
            ReviewReadings readings, Adjudications adjudications, CurrentAccount currentAccount) {
        return execution -> {
            readings.signOff(caseId(execution), reviewId(execution), null);
            execution.setVariable(
                    Variables.SETTLED, adjudications.settle(currentAccount.as(Role.PATHOLOGIST), reviewId(execution)));
        };
    }

    @Bean
    JavaDelegate nextSignature(PanelSessions sessions) {
        return execution -> {
            Optional<PanelCase> item = sessions.ofReview(reviewId(execution));
            execution.setVariable(
                    Variables.SIGNER, item.flatMap(PanelCase::nextSigner).orElse(null));
            execution.setVariable(
                    Variables.PANEL_MISSES,
                    item.map(PanelCase::state)
                            .map(AdjudicationDelegates::missing)
                            .orElse("session"));
        };
    }

    private static String missing(PanelCaseState state) {
        return switch (state) {
            case PREPARED -> "decision";
            case DECIDED -> "signature";
            case VALID -> "nothing";
            case ENDED -> "session";
        };
    }

    @Bean
    JavaDelegate askToSign(PanelSigning signing) {
        return execution -> signing.ask(reviewId(execution));
    }

    private static long reviewId(DelegateExecution execution) {
        return Objects.requireNonNull(Variables.reviewId(execution), "A process without a review");
    }
}
