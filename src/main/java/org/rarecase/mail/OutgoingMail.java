package org.rarecase.mail;

import static org.rarecase.shared.Messages.texts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.AccountId;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * A mail under way. What it says is made when it is sent, from the news it holds.
 *
 * @param messageId stays the same at each try, so that mail programs show one that came twice once
 * @param tries how often the mail server was asked to take it
 * @param failure what the mail server said at the last try, or null
 */
public record OutgoingMail(
        long id,
        AccountId account,
        String messageId,
        State state,
        Instant madeAt,
        Instant nextTryAt,
        int tries,
        @Nullable String failure) {

    /** Said by ourselves, in place of the mail server. */
    static final LocalizedText NO_READER = texts("The account has no e-mail address any more, or is deactivated");

    /** Why it is not sent yet, for people. Mail servers speak English. */
    public String told() {
        if (failure == null) {
            return "";
        }
        return failure.equals(NO_READER.english()) ? NO_READER.in(Messages.language()) : failure;
    }

    public enum State {
        WAITING(texts("Waiting")),
        SENT(texts("Sent")),
        /** Refused for good; tried again when an administrator says so. */
        FAILED(texts("Refused"));

        private final LocalizedText label;

        State(LocalizedText label) {
            this.label = label;
        }

        public String label() {
            return label.in(Messages.language());
        }
    }
}
