package org.rarecase.consent.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.UnsavedDialog;
import org.rarecase.consent.Consents;
import org.rarecase.consent.RecordedWithdrawal;
import org.rarecase.ui.Notices;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;
import org.springframework.core.annotation.Order;

/** Lets the site record a withdrawal and the coordinator take it back, and tells at the head of a case what became of its consent. */
@SpringComponent
@Order(90)
class ConsentExtension implements CasePageExtension {

    private final Consents consents;
    private final CurrentAccount currentAccount;
    private final Clock clock;

    ConsentExtension(Consents consents, CurrentAccount currentAccount, Clock clock) {
        this.consents = consents;
        this.currentAccount = currentAccount;
        this.clock = clock;
    }

    @Override
    public List<Action> actions(CaseContext context) {
        ConsentState inForce = context.visibleCase().caseSummary().consent();
        List<Action> actions = new ArrayList<>();
        List<Withdrawal.Scope> possible = Arrays.stream(Withdrawal.Scope.values())
                .filter(scope -> scope.exceeds(inForce))
                .toList();
        if (!possible.isEmpty() && currentAccount.has(Role.INVESTIGATOR)) {
            actions.add(new Action(t("Record withdrawal of consent…"), () -> ask(context, possible)));
        }
        if (inForce.isWithdrawn() && inForce != ConsentState.ERASED && currentAccount.has(Role.COORDINATOR)) {
            actions.add(new Action(t("Take back the withdrawal…"), () -> takeBack(context)));
        }
        return actions;
    }

    private void takeBack(CaseContext context) {
        CaseId id = context.visibleCase().caseSummary().id();
        new ReasonDialog(
                        t("Take back the withdrawal"),
                        t("Only where it was recorded by mistake; the trail keeps both. What was in force before it is"
                                + " again. A case that was not approved goes back to its site to be submitted, and"
                                + " follow-up and consent at majority are planned again. Queries, reviews and reports"
                                + " that the withdrawal ended stay ended."),
                        t("Take back the withdrawal"),
                        reason -> {
                            consents.takeBack(id, reason);
                            context.refresh();
                            Notices.success(t("The withdrawal is taken back."));
                        })
                .open();
    }

    private void ask(CaseContext context, List<Withdrawal.Scope> possible) {
        Notices.end();
        if (UnsavedDialog.isInTheWay(context, t("Record withdrawal of consent"))) {
            return;
        }
        CaseSummary shown = context.visibleCase().caseSummary();
        new WithdrawalDialog(
                        shown.number(),
                        possible,
                        shown.site().today(clock),
                        shown.site().lastDay(clock),
                        withdrawal -> {
                            consents.withdraw(shown.id(), withdrawal);
                            context.refresh();
                            Notices.success(t("The withdrawal is recorded. All open steps of the case have ended."));
                        })
                .open();
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        CaseSummary shown = context.visibleCase().caseSummary();
        return switch (shown.consent()) {
            case GIVEN -> List.of();
            case LAPSED ->
                List.of(new Notice(
                        Tone.DANGER,
                        t("The patient is of age and could not be asked for consent. The case is restricted until"
                                + " there is an answer.")));
            default ->
                consents.withdrawal(shown.id())
                        .map(found -> List.of(new Notice(Tone.DANGER, told(shown.consent(), found))))
                        .orElse(List.of());
        };
    }

    private static String told(ConsentState consent, RecordedWithdrawal found) {
        String when = t(
                "Consent was withdrawn on {0} ({1}).",
                RelativeTime.day(found.withdrawal().on()),
                WithdrawalTexts.by(found.withdrawal().by()));
        String refused = found.refusedBecause();
        String what = switch (consent) {
            case NO_COLLECTION -> t("Nothing new is collected; the data stay in use.");
            case NO_USE ->
                refused == null
                        ? t("The data are restricted: only coordinators and auditors read them.")
                        : t(
                                "Erasure was refused: “{0}”. The data are restricted: only coordinators and auditors"
                                        + " read them.",
                                refused);
            case ERASURE_ASKED ->
                t("Erasure was asked for; a coordinator decides. Until then only coordinators and auditors read the"
                        + " data.");
            case ERASED -> t("All data of the case were erased.");
            case GIVEN, LAPSED -> "";
        };
        return when + " " + what;
    }
}
