package org.rarecase.audit.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.rarecase.account.CurrentAccount;
import org.rarecase.audit.AuditTrail;
import org.rarecase.audit.ChainVerification;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Tone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recomputes all chains in the background, tells how far it is, and can be stopped. */
class ChainCheck extends Composite<Div> {

    private static final Logger log = LoggerFactory.getLogger(ChainCheck.class);
    private static final int CHAINS_AT_ONCE = 100;
    private static final int POLL_MILLISECONDS = 500;

    private final transient AuditTrail trail;
    private final transient CurrentAccount current;
    private final Button verify = new Button(t("Verify chains"), Icons.decorative(VaadinIcon.SHIELD), click -> start());
    private final Button stop = new Button(t("Stop"), click -> stop());
    private final Div state = new Div(new Badge(t("Not verified in this session"), Tone.NEUTRAL));
    private AtomicBoolean stopped = new AtomicBoolean();

    ChainCheck(AuditTrail trail, CurrentAccount current) {
        this.trail = trail;
        this.current = current;
        getContent().addClassName("rc-chain-check");
        state.getElement().setAttribute("aria-live", "polite");
        stop.setVisible(false);
        getContent().add(verify, stop, state);
    }

    private void start() {
        UI ui = UI.getCurrent();
        String userName = current.account().userName();
        AtomicBoolean stopThis = new AtomicBoolean();
        stopped = stopThis;
        running(true);
        ui.setPollInterval(POLL_MILLISECONDS);
        show(new Badge(t("Verifying"), Tone.INFO));
        Thread.ofVirtual().name("verify-trail").start(() -> {
            Supplier<Badge> result;
            try {
                result = current.callAs(userName, () -> verifyAll(ui, stopThis));
            } catch (Exception e) {
                log.error("Chains could not be verified", e);
                result = () -> new Badge(t("Could not be verified; try again"), Tone.DANGER);
            }
            Supplier<Badge> shown = result;
            ui.access(() -> {
                ui.setPollInterval(-1);
                running(false);
                show(shown.get());
            });
        });
    }

    private void stop() {
        stopped.set(true);
    }

    /** The words are found where the window, and so its language, is at hand. */
    private Supplier<Badge> verifyAll(UI ui, AtomicBoolean stopThis) {
        List<ChainVerification> broken = new ArrayList<>();
        long lines = 0;
        int checked = 0;
        List<Long> chains = trail.chains(-1, CHAINS_AT_ONCE);
        while (!chains.isEmpty()) {
            for (long chain : chains) {
                if (stopThis.get() || !ui.isAttached()) {
                    int done = checked;
                    return () -> new Badge(t("Stopped; chains verified: {0}", done), Tone.NEUTRAL);
                }
                ChainVerification verification = trail.verify(chain);
                lines += verification.lines();
                checked++;
                if (!verification.isIntact()) {
                    broken.add(verification);
                }
            }
            int done = checked;
            ui.access(() -> show(new Badge(t("Chains verified so far: {0}", Messages.number(done)), Tone.INFO)));
            chains = trail.chains(chains.getLast(), CHAINS_AT_ONCE);
        }
        LocalizedText intact =
                texts("Intact. Lines: {0}, chains: {1}", Messages.number(lines), Messages.number(checked));
        return () -> broken.isEmpty()
                ? new Badge(VaadinIcon.CHECK, intact.in(Messages.language()), Tone.SUCCESS)
                : new Badge(VaadinIcon.WARNING, broken(broken), Tone.DANGER);
    }

    private static String broken(List<ChainVerification> broken) {
        ChainVerification first = broken.getFirst();
        String where =
                first.chain() == AuditTrail.SYSTEM_CHAIN ? t("the chain of no case") : t("case id {0}", first.chain());
        return t(
                "Altered: {0}, from line {1}. Broken chains: {2}",
                where, requireNonNull(first.firstBroken()), broken.size());
    }

    private void running(boolean running) {
        verify.setEnabled(!running);
        stop.setVisible(running);
    }

    private void show(Badge badge) {
        state.removeAll();
        state.add(badge);
    }
}
