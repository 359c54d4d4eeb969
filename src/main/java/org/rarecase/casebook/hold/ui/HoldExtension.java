package org.rarecase.casebook.hold.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.ui.Notices;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;
import org.springframework.core.annotation.Order;

/** Freezing, locking and releasing on the case page: in its menus, below its heads and in the casebook. */
@SpringComponent
@Order(0)
class HoldExtension implements CasePageExtension {

    private final CaseHolds holds;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;

    HoldExtension(CaseHolds holds, Accounts accounts, CurrentAccount currentAccount) {
        this.holds = holds;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
    }

    @Override
    public List<Action> actions(CaseContext context) {
        VisibleCase visibleCase = context.visibleCase();
        Hold hold = visibleCase.caseSummary().hold();
        return visibleCase.caseSummary().state() == CaseState.APPROVED && hold == null
                ? List.of()
                : actions(context, null, hold);
    }

    @Override
    public List<Action> actions(CaseContext context, FormInstance entry) {
        VisibleCase visibleCase = context.visibleCase();
        Hold ofCase = visibleCase.caseSummary().hold();
        boolean fixed = entry.hold() == null
                        && entry.isLockedIn(visibleCase.caseSummary().state())
                || !entry.canBeHeld()
                || ofCase != null && ofCase.isLocked();
        return fixed ? List.of() : actions(context, entry, entry.hold());
    }

    private List<Action> actions(CaseContext context, @Nullable FormInstance entry, @Nullable Hold hold) {
        boolean locks = currentAccount.has(Role.COORDINATOR);
        boolean freezes = locks || currentAccount.has(Role.MONITOR);
        List<Action> actions = new ArrayList<>();
        if (hold == null && freezes) {
            actions.add(new Action(HoldTexts.freeze(entry), () -> freeze(context, entry)));
        }
        if (locks && (hold == null || !hold.isLocked())) {
            actions.add(new Action(HoldTexts.lock(entry), () -> lock(context, entry)));
        }
        if (hold != null && (hold.isLocked() ? locks : freezes)) {
            actions.add(new Action(HoldTexts.release(entry, hold), () -> release(context, entry, hold)));
        }
        return actions;
    }

    private void freeze(CaseContext context, @Nullable FormInstance entry) {
        new ReasonDialog(
                        HoldTexts.freeze(entry),
                        t(
                                "The site cannot edit then. Queries are still asked and answered, and a monitor or a coordinator"
                                        + " can unfreeze it."),
                        t("Freeze"),
                        reason -> done(context, () -> holds.freeze(id(context), id(entry), reason), t("Frozen.")))
                .optional()
                .open();
    }

    private void lock(CaseContext context, @Nullable FormInstance entry) {
        new ReasonDialog(
                        HoldTexts.lock(entry),
                        t(
                                "Nothing changes then: no answer, no query, no verification. Only a coordinator can unlock it."),
                        t("Lock"),
                        reason -> done(context, () -> holds.lock(id(context), id(entry), reason), t("Locked.")))
                .optional()
                .open();
    }

    private void release(CaseContext context, @Nullable FormInstance entry, Hold hold) {
        new ReasonDialog(
                        HoldTexts.release(entry, hold),
                        HoldTexts.released(hold),
                        hold.isLocked() ? t("Unlock") : t("Unfreeze"),
                        reason -> done(
                                context,
                                () -> holds.release(id(context), id(entry), reason),
                                hold.isLocked() ? t("Unlocked.") : t("Unfrozen.")))
                .open();
    }

    private static CaseId id(CaseContext context) {
        return context.visibleCase().caseSummary().id();
    }

    private static @Nullable FormInstanceId id(@Nullable FormInstance entry) {
        return entry == null ? null : entry.id();
    }

    private static void done(CaseContext context, Runnable command, String told) {
        command.run();
        context.refresh();
        Notices.success(told);
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        return notice(context.visibleCase().caseSummary().hold()).toList();
    }

    @Override
    public List<Notice> notices(CaseContext context, FormInstance entry) {
        return notice(entry.hold()).toList();
    }

    private Stream<Notice> notice(@Nullable Hold hold) {
        return hold == null ? Stream.of() : Stream.of(new Notice(Tone.INFO, text(hold)));
    }

    private String text(Hold hold) {
        String by = accounts.names(Set.of(hold.by())).getOrDefault(hold.by(), hold.by());
        String told = HoldTexts.told(hold, by, RelativeTime.local(hold.since()));
        return hold.reason().isEmpty() ? told : told + " " + t("Reason: {0}", hold.reason());
    }

    @Override
    public Map<FormInstanceId, List<Mark>> formMarks(CaseContext context) {
        Map<FormInstanceId, List<Mark>> marks = new LinkedHashMap<>();
        context.visibleCase().entries().forEach(entry -> {
            Hold hold = entry.hold();
            if (hold != null) {
                String level = CaseTexts.level(hold);
                marks.put(entry.id(), List.of(new Mark(CaseTexts.tone(hold), VaadinIcon.LOCK, level, level)));
            }
        });
        return marks;
    }
}
