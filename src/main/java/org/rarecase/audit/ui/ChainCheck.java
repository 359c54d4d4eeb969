package org.rarecase.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rarecase.account.CurrentAccount;
import org.rarecase.audit.AuditTrail;
import org.rarecase.audit.Verification;
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
    private final Button verify = new Button("Verify chains", Icons.decorative(VaadinIcon.SHIELD), click -> start());
    private final Button stop = new Button("Stop", click -> stop());
    private final Div state = new Div(new Badge("Not verified in this session", Tone.NEUTRAL));
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
        show(new Badge("Verifying", Tone.INFO));
        Thread.ofVirtual().name("verify-trail").start(() -> {
            Badge result;
            try {
                result = current.callAs(userName, () -> verifyAll(ui, stopThis));
            } catch (Exception e) {
                log.error("Chains could not be verified", e);
                result = new Badge("Could not be verified; try again", Tone.DANGER);
            }
            Badge shown = result;
            ui.access(() -> {
                ui.setPollInterval(-1);
                running(false);
                show(shown);
            });
        });
    }

    private void stop() {
        stopped.set(true);
    }

    private Badge verifyAll(UI ui, AtomicBoolean stopThis) {
        List<Verification> broken = new ArrayList<>();
        long lines = 0;
        int checked = 0;
        List<Long> chains = trail.chains(-1, CHAINS_AT_ONCE);
        while (!chains.isEmpty()) {
            for (long chain : chains) {
                if (stopThis.get() || !ui.isAttached()) {
                    return new Badge("Stopped after " + checked + " chains", Tone.NEUTRAL);
                }
                Verification verification = trail.verify(chain);
                lines += verification.lines();
                checked++;
                if (!verification.isIntact()) {
                    broken.add(verification);
                }
            }
            String progress = checked + " chains so far";
            ui.access(() -> show(new Badge(progress, Tone.INFO)));
            chains = trail.chains(chains.getLast(), CHAINS_AT_ONCE);
        }
        return broken.isEmpty()
                ? new Badge(VaadinIcon.CHECK, "Intact. Lines: %,d, chains: %,d".formatted(lines, checked), Tone.SUCCESS)
                : new Badge(VaadinIcon.WARNING, broken(broken), Tone.DANGER);
    }

    private static String broken(List<Verification> broken) {
        Verification first = broken.getFirst();
        String where = first.chain() == AuditTrail.SYSTEM_CHAIN ? "the chain of no case" : "case id " + first.chain();
        return "Not as written: %s, from line %d. Broken chains: %d"
                .formatted(where, first.firstBroken(), broken.size());
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
