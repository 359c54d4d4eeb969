package org.rarecase.signature.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseReturn;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.UnsavedDialog;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureVerification;
import org.rarecase.signature.SignatureVerification.Result;
import org.rarecase.signature.Signatures;
import org.rarecase.ui.Notices;
import org.springframework.stereotype.Component;

/** Who signed the case and its forms, whether it holds, and the way to sign and to verify. */
@Component
class SignatureNotes implements CasePageExtension {

    /** The signatures of a case as it was read: one statement each time it is read, not for each part of the page. */
    private record Read(VisibleCase visibleCase, List<SignatureVerification> signatures) {}

    private final Signatures signatures;
    private final SignatureChecks checks;
    private final CurrentAccount currentAccount;

    SignatureNotes(Signatures signatures, SignatureChecks checks, CurrentAccount currentAccount) {
        this.signatures = signatures;
        this.checks = checks;
        this.currentAccount = currentAccount;
    }

    private List<SignatureVerification> of(CaseContext context) {
        VisibleCase shown = context.visibleCase();
        if (!shown.everSigned()) {
            return List.of();
        }
        Read read = ComponentUtil.getData(UI.getCurrent(), Read.class);
        if (read == null || read.visibleCase() != shown) {
            read = new Read(shown, checks.of(shown));
            ComponentUtil.setData(UI.getCurrent(), Read.class, read);
        }
        return read.signatures();
    }

    @Override
    public List<Action> actions(CaseContext context) {
        Action verify = new Action(t("Verify signatures"), () -> new VerifyDialog(checks, context).open());
        return signatures.maySignForSite()
                        && collects(context)
                        && context.visibleCase().caseSummary().state() != CaseState.APPROVED
                ? List.of(new Action(t("Sign case"), () -> sign(context, null)), verify)
                : List.of(verify);
    }

    @Override
    public List<Action> actions(CaseContext context, FormInstance entry) {
        return maySign(entry)
                        && collects(context)
                        && !entry.isLockedIn(context.visibleCase().caseSummary().state())
                ? List.of(new Action(t("Sign form"), () -> sign(context, entry.id())))
                : List.of();
    }

    private boolean maySign(FormInstance entry) {
        return !entry.kept() && entry.form().isFilledBySite() && signatures.maySignForSite();
    }

    private void sign(CaseContext context, @Nullable FormInstanceId instanceId) {
        Notices.end();
        String title = instanceId == null ? t("Sign case") : t("Sign form");
        if (UnsavedDialog.isInTheWay(context, title)) {
            return;
        }
        new SignatureDialog(
                        signatures,
                        currentAccount.account(),
                        context,
                        title,
                        instanceId,
                        SignatureMeaning.ofSite(),
                        confirmed -> {
                            try {
                                signatures.sign(confirmed);
                            } finally {
                                context.refresh();
                            }
                            Notices.success(t("Signed."));
                        })
                .open();
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        return notices(context, null, signatures.maySignForSite());
    }

    @Override
    public List<Notice> notices(CaseContext context, FormInstance entry) {
        return notices(context, entry.id(), maySign(entry));
    }

    /** The latest one, and whatever should not be there. */
    private List<Notice> notices(CaseContext context, @Nullable FormInstanceId instanceId, boolean maySign) {
        List<SignatureVerification> all = of(context).stream()
                .filter(each -> Objects.equals(each.signature().instanceId(), instanceId))
                .toList();
        Stream<SignatureVerification> latest =
                all.stream().filter(each -> each.result() != Result.NOT_GENUINE).limit(1);
        Stream<SignatureVerification> foreign = all.stream().filter(each -> each.result() == Result.NOT_GENUINE);
        return Stream.concat(latest, foreign)
                .map(each -> notice(context, each, maySign))
                .toList();
    }

    /** Whether what has changed is still to be signed by anybody. */
    private static boolean collects(CaseContext context) {
        return context.visibleCase().caseSummary().consent().permitsCollection();
    }

    private Notice notice(CaseContext context, SignatureVerification checked, boolean maySign) {
        Action again = maySign && collects(context) && checked.result() == Result.LAPSED
                ? new Action(
                        t("Sign again"), () -> sign(context, checked.signature().instanceId()))
                : null;
        return new Notice(SignatureTexts.tone(checked.result()), text(context, checked, maySign), again);
    }

    private static String text(CaseContext context, SignatureVerification checked, boolean maySign) {
        String text = SignatureTexts.notice(checked, maySign, collects(context));
        CaseReturn last = context.visibleCase().caseSummary().lastReturn();
        return last != null && checked.isBefore(last) && isOfCase(context, checked)
                ? text + " " + SignatureTexts.returnedSince(last)
                : text;
    }

    /** Visits and reviews are not given back with the case. */
    private static boolean isOfCase(CaseContext context, SignatureVerification checked) {
        FormInstanceId instanceId = checked.signature().instanceId();
        return instanceId == null
                || context.visibleCase().entries().stream()
                        .anyMatch(entry ->
                                entry.id().equals(instanceId) && entry.visit() == null && entry.signedOffAt() == null);
    }

    @Override
    public Map<FormInstanceId, List<Mark>> formMarks(CaseContext context) {
        Map<FormInstanceId, List<Mark>> marks = new HashMap<>();
        // Newest first: the first of a form counts.
        for (SignatureVerification checked : of(context)) {
            FormInstanceId instanceId = checked.signature().instanceId();
            if (instanceId != null) {
                marks.putIfAbsent(
                        instanceId,
                        List.of(new Mark(
                                SignatureTexts.tone(checked.result()),
                                checked.isValid() ? VaadinIcon.PENCIL : VaadinIcon.WARNING,
                                "",
                                text(context, checked, false))));
            }
        }
        return marks;
    }

    @Override
    public boolean isOutdated(CaseContext context) {
        return of(context).stream().anyMatch(each -> checks.isOutdated(each, context.visibleCase()));
    }
}
