package org.rarecase.pathology.ui.session;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import org.rarecase.account.Role;
import org.rarecase.pathology.agreed.ComparedReview;
import org.rarecase.pathology.session.PanelCase;
import org.rarecase.pathology.session.PanelCaseState;
import org.rarecase.pathology.session.PanelDecision;
import org.rarecase.pathology.session.PanelSigning;
import org.rarecase.pathology.session.PanelStatement;
import org.rarecase.pathology.session.PanelVote;
import org.rarecase.pathology.ui.compare.ComparisonTable;
import org.rarecase.shared.TextLimit;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.ui.SignatureDialog;
import org.rarecase.ui.Badge;
import org.rarecase.ui.LimitedText;
import org.rarecase.ui.Notices;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RefusalLine;
import org.rarecase.ui.Tone;

/** A case on the agenda: what was found, what is said of it, what is decided, and who has signed. */
class SessionCase extends Div {

    private static final int PAUSE = 600;

    private final transient SessionView.Services services;
    private final transient Map<String, String> names;
    private final String own;
    private final String number;
    private final Div state = new Div();
    private final Div others = new Div();
    private final Div ownWords = new Div();
    private final Div decision = new Div();
    private final Div signatures = new Div();
    private transient PanelCase item;

    SessionCase(PanelCase item, SessionView.Services services) {
        this.item = item;
        this.services = services;
        this.own = services.current().account().userName();
        this.names = services.accounts()
                .names(item.votes().stream().map(PanelVote::participant).toList());
        ComparedReview compared = services.adjudications().compared(item.reviewId());
        this.number = compared.caseSummary().number();
        addClassName("rc-session-case");
        Div head = new Div(new H2(number), state);
        head.addClassName("rc-step-heading");
        add(
                head,
                new ComparisonTable(compared, services.accounts()),
                new H3(t("Statements")),
                others,
                ownWords,
                new H3(t("Decision")),
                decision,
                new H3(t("Signatures")),
                signatures);
        rebuild();
    }

    /** What one is typing stays as it is, unless the case has come to another state, for which all of it is stored. */
    void follow(PanelCase now) {
        boolean same = now.state() == item.state();
        item = now;
        if (same && now.state() == PanelCaseState.PREPARED) {
            showOthers();
            if (!coordinates()) {
                showDecision();
            }
        } else {
            rebuild();
        }
    }

    private void rebuild() {
        state.removeAll();
        state.add(new Badge(item.state().label(), item.state() == PanelCaseState.VALID ? Tone.SUCCESS : Tone.INFO));
        showOthers();
        showOwnWords();
        showDecision();
        showSignatures();
    }

    private boolean coordinates() {
        return services.current().has(Role.COORDINATOR);
    }

    private String name(String userName) {
        return names.containsKey(userName)
                ? names.get(userName)
                : services.accounts().names(List.of(userName)).getOrDefault(userName, userName);
    }

    private void showOthers() {
        others.removeAll();
        boolean writing = item.state() == PanelCaseState.PREPARED;
        List<PanelStatement> shown = item.statements().stream()
                .filter(statement -> !statement.text().isEmpty())
                .filter(statement -> !(writing && statement.author().equals(own)))
                .toList();
        shown.forEach(statement -> {
            Span who = new Span(
                    statement.version() == 1
                            ? name(statement.author())
                            : t("{0}, amended: {1}", name(statement.author()), String.valueOf(statement.reason())));
            who.addClassName("rc-quiet");
            Div words = new Div(who, new Paragraph(statement.text()));
            words.addClassName("rc-session-statement");
            others.add(words);
        });
        if (shown.isEmpty()) {
            Paragraph nothing = new Paragraph(t("Nobody else has said anything yet."));
            nothing.addClassName("rc-quiet");
            others.add(nothing);
        }
    }

    private void showOwnWords() {
        ownWords.removeAll();
        boolean speaks = coordinates() || item.vote(own).isPresent();
        if (!speaks || item.state() == PanelCaseState.ENDED) {
            return;
        }
        TextArea words = new TextArea(t("Your statement on {0}", number));
        words.setWidthFull();
        words.setValue(item.statement(own).map(PanelStatement::text).orElse(""));
        LimitedText.check(words, TextLimit.PASSAGE);
        RefusalLine refused = new RefusalLine();
        ownWords.add(words, refused);
        if (item.state() == PanelCaseState.PREPARED) {
            words.setHelperText(t("Saved and shown to all as you type."));
            words.setValueChangeMode(ValueChangeMode.LAZY);
            words.setValueChangeTimeout(PAUSE);
            words.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    refused.permits(() -> services.sessions().say(item.id(), change.getValue(), null));
                }
            });
        } else {
            ownWords.add(new Button(
                    t("Amend statement"),
                    click -> new ReasonDialog(
                                    t("Amend statement"),
                                    t("The decision is recorded: what was said before stays beside it."),
                                    t("Amend statement"),
                                    reason -> services.sessions().say(item.id(), words.getValue(), reason))
                            .open()));
        }
    }

    private void showDecision() {
        decision.removeAll();
        if (coordinates() && item.state() == PanelCaseState.PREPARED) {
            decision.add(new DecisionForm(item, services));
            return;
        }
        PanelDecision recorded = item.decision();
        if (item.state() == PanelCaseState.PREPARED) {
            Paragraph nothing = new Paragraph(t("The coordinator writes it down."));
            nothing.addClassName("rc-quiet");
            decision.add(nothing);
            return;
        }
        DecisionForm.lines(recorded).forEach(line -> decision.add(new Paragraph(line)));
        item.votes().stream()
                .filter(PanelVote::dissents)
                .forEach(vote -> decision.add(new Paragraph(
                        t("Dissent of {0}: {1}", name(vote.participant()), String.valueOf(vote.dissent())))));
        if (coordinates() && item.state() == PanelCaseState.DECIDED) {
            decision.add(new Button(
                    t("Decide again"),
                    click -> new ReasonDialog(
                                    t("Decide again"),
                                    t("The decision is written anew; signatures on it do not hold."),
                                    t("Decide again"),
                                    reason -> services.signing().decideAgain(item.id(), reason))
                            .open()));
        }
    }

    private void showSignatures() {
        signatures.removeAll();
        for (PanelVote vote : item.votes()) {
            Div line = new Div(new Span(name(vote.participant()) + " "), badge(vote));
            line.addClassName("rc-step-outcomes");
            if (item.state() == PanelCaseState.DECIDED && vote.isOutstanding()) {
                if (vote.participant().equals(item.nextSigner().orElse(""))
                        && vote.participant().equals(own)) {
                    line.add(sign());
                }
                if (coordinates()) {
                    line.add(noteAbsent(vote.participant()));
                }
            }
            signatures.add(line);
        }
    }

    private static Badge badge(PanelVote vote) {
        if (vote.signedAt() != null) {
            return new Badge(t("Signed"), Tone.SUCCESS);
        }
        return vote.absent() == null
                ? new Badge(t("Not signed"), Tone.NEUTRAL)
                : new Badge(t("Absent: {0}", vote.absent()), Tone.WARNING);
    }

    private Button sign() {
        Button sign = new Button(
                t("Sign decision"),
                click -> new SignatureDialog(
                                services.signatures(),
                                services.current().account(),
                                t("Sign decision"),
                                t("Decision of the panel on case {0}", number),
                                List.of(SignatureMeaning.PANEL_DECIDED),
                                meaning -> PanelSigning.target(item),
                                confirmed -> {
                                    services.signing().sign(item.id(), confirmed);
                                    Notices.success(t("The decision is signed."));
                                })
                        .open());
        sign.addThemeVariants(ButtonVariant.PRIMARY);
        return sign;
    }

    private Button noteAbsent(String participant) {
        return new Button(
                t("Note as absent"),
                click -> new ReasonDialog(
                                t("Note as absent"),
                                t("{0} does not sign. The decision stands with those who do.", name(participant)),
                                t("Note as absent"),
                                reason -> services.signing().noteAbsent(item.id(), participant, reason))
                        .open());
    }
}
