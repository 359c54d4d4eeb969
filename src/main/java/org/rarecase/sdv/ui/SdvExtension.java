package org.rarecase.sdv.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.FieldAction;
import org.rarecase.entry.ui.FieldMark;
import org.rarecase.sdv.CaseSdv;
import org.rarecase.sdv.SourceDataVerification;
import org.rarecase.sdv.VerifiedMark;
import org.rarecase.ui.Notices;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Comparing values with the source on the case page. The site sees what was verified, not what is to be. */
@Component
@Order(10)
class SdvExtension implements CasePageExtension {

    private final SourceDataVerification verifications;
    private final ShownSdv shown;
    private final CurrentAccount currentAccount;
    private final Accounts accounts;

    SdvExtension(
            SourceDataVerification verifications, ShownSdv shown, CurrentAccount currentAccount, Accounts accounts) {
        this.verifications = verifications;
        this.shown = shown;
        this.currentAccount = currentAccount;
        this.accounts = accounts;
    }

    private boolean verifies() {
        return currentAccount.has(Role.MONITOR);
    }

    @Override
    public List<FieldMark> fieldMarks(CaseContext context, FormInstanceId instanceId) {
        if (!verifications.isReader()) {
            return List.of();
        }
        CaseSdv now = shown.of(context);
        List<FieldMark> marks = new ArrayList<>();
        now.marks().keySet().stream()
                .filter(place -> place.instanceId().equals(instanceId))
                .forEach(place ->
                        marks.add(new FieldMark(place.path(), Tone.SUCCESS, t("Verified"), VaadinIcon.CHECK_SQUARE)));
        if (verifications.seesPlan()) {
            now.left(instanceId)
                    .forEach(place -> marks.add(
                            new FieldMark(place.path(), Tone.NEUTRAL, t("To verify"), VaadinIcon.THIN_SQUARE)));
        }
        return marks;
    }

    @Override
    public List<FieldAction> fieldActions(CaseContext context, FormInstance entry) {
        return !verifies() || !shown.of(context).mayChange(entry.id())
                ? List.of()
                : List.of(new FieldAction(
                        VaadinIcon.CHECK_SQUARE_O,
                        t("Verify, or remove the mark"),
                        place -> verifyOrTakeBack(context, place)));
    }

    private void verifyOrTakeBack(CaseContext context, ItemRef place) {
        CaseSdv now = shown.of(context);
        if (now.mark(place).isPresent()) {
            askToRemove(context, place);
        } else if (!now.isVerifiable(place)) {
            Notices.info(t("There is nothing to verify here: no value that the site entered."));
        } else {
            verifications.verify(
                    context.visibleCase().caseSummary().id(),
                    Map.of(place, context.visibleCase().evaluation().effective(place)));
            context.refresh();
        }
    }

    private void askToRemove(CaseContext context, ItemRef place) {
        new ReasonDialog(
                        t("Remove the mark?"),
                        t("“{0}” counts as not verified then.", context.describe(place)),
                        t("Remove the mark"),
                        reason -> {
                            verifications.remove(
                                    context.visibleCase().caseSummary().id(), place, reason);
                            context.refresh();
                        })
                .open();
    }

    @Override
    public List<Action> actions(CaseContext context) {
        if (!verifies()) {
            return List.of();
        }
        CaseSdv now = shown.of(context);
        List<ItemRef> open = context.visibleCase().entries().stream()
                .flatMap(entry -> now.open(entry.id()).stream())
                .toList();
        List<Action> actions = new ArrayList<>();
        if (!open.isEmpty()) {
            actions.add(new Action(t("Verify values of the case"), () -> tick(context, now, open)));
        }
        List<ItemRef> left = now.left().stream()
                .filter(place -> now.mayChange(place.instanceId()))
                .toList();
        if (!left.isEmpty()) {
            actions.add(new Action(t("Next to verify"), () -> context.showItem(next(context, now, left))));
        }
        return actions;
    }

    /** In the form at hand if there is anything left in it. */
    private static ItemRef next(CaseContext context, CaseSdv now, List<ItemRef> left) {
        return context.currentEntry()
                .map(now::left)
                .filter(left::containsAll)
                .filter(here -> !here.isEmpty())
                .orElse(left)
                .getFirst();
    }

    @Override
    public List<Action> actions(CaseContext context, FormInstance entry) {
        if (!verifies()) {
            return List.of();
        }
        CaseSdv now = shown.of(context);
        List<ItemRef> open = now.open(entry.id());
        return open.isEmpty()
                ? List.of()
                : List.of(new Action(t("Verify values of this form"), () -> tick(context, now, open)));
    }

    private void tick(CaseContext context, CaseSdv now, List<ItemRef> open) {
        new SdvDialog(context, now, open, seen -> {
                    verifications.verify(context.visibleCase().caseSummary().id(), seen);
                    context.refresh();
                    Notices.success(
                            seen.size() == 1 ? t("1 value is verified.") : t("{0} values are verified.", seen.size()));
                })
                .open();
    }

    @Override
    public Map<FormInstanceId, List<Mark>> formMarks(CaseContext context) {
        if (!verifications.seesPlan()) {
            return Map.of();
        }
        CaseSdv now = shown.of(context);
        Map<FormInstanceId, List<Mark>> marks = new LinkedHashMap<>();
        context.visibleCase().entries().forEach(entry -> {
            CaseSdv.Count count = now.count(entry.id());
            if (count.needed() > 0) {
                boolean done = count.left() == 0;
                marks.put(
                        entry.id(),
                        List.of(new Mark(
                                done ? Tone.SUCCESS : Tone.NEUTRAL,
                                done ? VaadinIcon.CHECK_SQUARE : VaadinIcon.THIN_SQUARE,
                                count.done() + "/" + count.needed(),
                                t("Verified: {0} of {1} values", count.done(), count.needed()))));
            }
        });
        return marks;
    }

    @Override
    public Optional<CardPart> card(CaseContext context, ItemRef place) {
        if (!verifications.isReader()) {
            return Optional.empty();
        }
        CaseSdv now = shown.of(context);
        Optional<VerifiedMark> mark = now.mark(place);
        if (mark.isPresent()) {
            VerifiedMark set = mark.get();
            String by = accounts.names(Set.of(set.by())).getOrDefault(set.by(), set.by());
            return Optional.of(part(t("{0} compared it with the source on {1}.", by, RelativeTime.exact(set.at()))));
        }
        return verifications.seesPlan() && now.isNeeded(place)
                ? Optional.of(part(t("To be compared with the source.")))
                : Optional.empty();
    }

    private static CardPart part(String told) {
        return new CardPart(t("Verification"), new Paragraph(told));
    }
}
