package org.rarecase.account;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountRejected.Field;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a person is served: the language, the keys and the address, which everybody sets for the own account. */
@Service
public class OwnAccount {

    /** One address, without anything that would mean more in the head of a mail. */
    private static final Pattern EMAIL = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]*");

    private final AccountRepository repository;
    private final CurrentAccount current;
    private final ApplicationEventPublisher events;

    OwnAccount(AccountRepository repository, CurrentAccount current, ApplicationEventPublisher events) {
        this.repository = repository;
        this.current = current;
        this.events = events;
    }

    /** In which language the own account is served from now on. */
    @Transactional
    public void setLanguage(Locale language) {
        Account account = current.account();
        setLanguage(CurrentAccount.self(account), repository.lock(account.id()), language);
    }

    void setLanguage(Actor actor, Account account, Locale language) {
        if (!Messages.languages().contains(language.getLanguage())) {
            throw new IllegalArgumentException("The interface does not speak " + language);
        }
        if (!language.equals(account.language())) {
            repository.setLanguage(account.id(), language);
            String before = account.auditText(account.language().getLanguage());
            String after = account.auditText(language.getLanguage());
            publish(actor, account, AuditLine.ofSystem("account.language-chosen", before, after, null));
        }
    }

    /** Whether keys without Ctrl or Alt do something for the own account from now on. */
    @Transactional
    public void useSingleKeys(boolean used) {
        Account account = repository.lock(current.account().id());
        if (used != account.singleKeys()) {
            repository.useSingleKeys(account.id(), used);
            String before = account.auditText(account.singleKeys() ? "on" : "off");
            String after = account.auditText(used ? "on" : "off");
            publish(
                    CurrentAccount.self(account),
                    account,
                    AuditLine.ofSystem("account.single-keys-chosen", before, after, null));
        }
    }

    /** Where mails to the own account go from now on; null: nowhere. */
    @Transactional
    public void setEmail(@Nullable String email) {
        Account account = current.account();
        setEmail(CurrentAccount.self(account), repository.lock(account.id()), email);
    }

    void setEmail(Actor actor, Account account, @Nullable String email) {
        String accepted = email == null || PlainText.isBlank(email) ? null : validEmail(PlainText.tidy(email));
        if (!Objects.equals(accepted, account.email())) {
            repository.setEmail(account.id(), accepted);
            String before = account.email() == null ? null : account.auditText(account.email());
            String after = accepted == null ? null : account.auditText(accepted);
            publish(actor, account, AuditLine.ofSystem("account.email-set", before, after, null));
        }
    }

    private static String validEmail(String email) {
        if (TextLimit.EMAIL.problem(email).isPresent() || !EMAIL.matcher(email).matches()) {
            throw new AccountRejected(
                    Field.EMAIL,
                    t("This is no e-mail address: it looks like name@hospital.example. Nothing was changed."));
        }
        return email;
    }

    private void publish(Actor actor, Account account, AuditLine line) {
        events.publishEvent(new AccountChanged(actor, account.id(), account.userName(), List.of(line)));
    }
}
