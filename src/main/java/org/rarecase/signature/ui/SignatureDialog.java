package org.rarecase.signature.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.rarecase.signature.Credentials;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureTarget;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.SignerReauthentication;
import org.rarecase.signature.SigningRefused;
import org.rarecase.signature.SigningSession;
import org.rarecase.ui.Tone;

/**
 * Signs: what, with which meaning, as whom; then the password, and once in a session the log-in name before it. A wrong
 * one is told at the field and nothing is lost.
 */
public final class SignatureDialog extends Dialog {

    private final transient Signatures signatures;
    private final transient SigningSession session;
    private final transient Function<SignatureMeaning, SignatureTarget> what;
    private final transient Consumer<SignerReauthentication> action;
    private final RadioButtonGroup<SignatureMeaning> meaning = new RadioButtonGroup<>(t("Meaning"));
    private final TextField userName = new TextField(t("User name"));
    private final PasswordField password = new PasswordField(t("Password"));
    private final SignatureMeaning first;

    /**
     * @param title what is done with the signature, such as "Submit case"
     * @param meanings to choose from; a single one is only shown
     * @param action what follows as soon as it is clear who signs; if it is refused, the dialog says why
     */
    public SignatureDialog(
            Signatures signatures,
            Account signer,
            CaseContext context,
            String title,
            @Nullable FormInstanceId instanceId,
            List<SignatureMeaning> meanings,
            Consumer<SignerReauthentication> action) {
        this(
                signatures,
                signer,
                title,
                subject(context, instanceId),
                meanings,
                chosen -> SignatureTarget.of(context.visibleCase(), instanceId, chosen),
                action);
    }

    /**
     * For what is no form of a case.
     *
     * @param subject what is signed, in a sentence part
     * @param what is signed, as it is shown
     */
    public SignatureDialog(
            Signatures signatures,
            Account signer,
            String title,
            String subject,
            List<SignatureMeaning> meanings,
            Function<SignatureMeaning, SignatureTarget> what,
            Consumer<SignerReauthentication> action) {
        this.signatures = signatures;
        this.session = session();
        this.what = what;
        this.action = action;
        this.first = meanings.getFirst();
        setHeaderTitle(title);
        addClassName("rc-signature-dialog");
        setWidth("30rem");
        Paragraph signed = new Paragraph(subject);
        signed.addClassName("rc-signature-subject");
        Div form = new Div(signed, meaning(meanings), signer(signer), userName, password);
        form.addClassName("rc-form");
        add(form);
        userName.setVisible(signatures.asksForName(session));
        userName.setAutocomplete(Autocomplete.OFF);
        userName.setAutocapitalize(Autocapitalize.NONE);
        password.setAutocomplete(Autocomplete.OFF);
        password.setRevealButtonVisible(false);
        Button sign = new Button(t("Sign"), click -> sign());
        sign.addThemeVariants(ButtonVariant.PRIMARY);
        sign.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(t("Cancel"), click -> close()), sign);
        focusFirst();
    }

    private static SigningSession session() {
        VaadinSession page = VaadinSession.getCurrent();
        return Optional.ofNullable(page.getAttribute(SigningSession.class)).orElseGet(() -> {
            SigningSession begun = new SigningSession();
            page.setAttribute(SigningSession.class, begun);
            return begun;
        });
    }

    private static String subject(CaseContext context, @Nullable FormInstanceId instanceId) {
        String number = context.visibleCase().caseSummary().number();
        return instanceId == null
                ? t("Case {0} with all forms of the site", number)
                : t(
                        "Form “{0}” of case {1}",
                        context.title(context.visibleCase().entry(instanceId)), number);
    }

    private Component meaning(List<SignatureMeaning> meanings) {
        if (meanings.size() == 1) {
            Paragraph statement = new Paragraph(text(first));
            statement.addClassName("rc-signature-statement");
            return statement;
        }
        meaning.setItems(meanings);
        meaning.setItemLabelGenerator(SignatureDialog::text);
        meaning.setValue(first);
        meaning.addClassName("rc-signature-meaning");
        return meaning;
    }

    private static String text(SignatureMeaning meaning) {
        return meaning.statement().in(Messages.language());
    }

    private Paragraph signer(Account signer) {
        Paragraph who = new Paragraph(
                t("You sign as {0}, {1}.", signer.displayName(), first.role().label()));
        who.addClassName("rc-quiet");
        return who;
    }

    private void focusFirst() {
        if (userName.isVisible() && userName.isEmpty()) {
            userName.focus();
        } else {
            password.focus();
        }
    }

    private void sign() {
        userName.setInvalid(false);
        password.setInvalid(false);
        if (isBlank()) {
            return;
        }
        SignerReauthentication confirmed;
        try {
            SignatureMeaning chosen = Optional.ofNullable(meaning.getValue()).orElse(first);
            confirmed = signatures.confirm(
                    session, new Credentials(userName.getValue(), password.getValue()), what.apply(chosen));
        } catch (SigningRefused refused) {
            userName.setVisible(signatures.asksForName(session));
            password.clear();
            password.setErrorMessage(refused.getMessage());
            password.setInvalid(true);
            focusFirst();
            return;
        }
        try {
            action.accept(confirmed);
            close();
        } catch (Refusal refusal) {
            tellRefused(refusal.getMessage());
        }
    }

    /** Where the person looks. Another attempt begins with another look at what is signed. */
    private void tellRefused(String message) {
        removeAll();
        Paragraph why = new Paragraph(message);
        why.addClassNames("rc-refused", Tone.DANGER.className());
        why.getElement().setAttribute("role", "alert");
        add(why);
        getFooter().removeAll();
        Button close = new Button(t("Close"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
        close.focus();
    }

    private boolean isBlank() {
        if (userName.isVisible() && userName.getValue().isBlank()) {
            userName.setErrorMessage(t("Type the name with which you log in."));
            userName.setInvalid(true);
            userName.focus();
            return true;
        }
        if (password.getValue().isEmpty()) {
            password.setErrorMessage(t("Type your password."));
            password.setInvalid(true);
            password.focus();
            return true;
        }
        return false;
    }
}
