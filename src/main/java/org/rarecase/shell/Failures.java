package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Notices;
import org.rarecase.ui.RefusalLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What people are told when something fails. A refusal speaks for itself, in the dialog where one is open; of everything
 * else they get a number, under which the log has the rest.
 */
final class Failures implements ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void error(ErrorEvent event) {
        if (BrokenConnection.causes(event.getThrowable())) {
            log.info(
                    "A browser went away in the middle of a request: {}",
                    String.valueOf(event.getThrowable().getMessage()));
            return;
        }
        Optional<Refusal> refusal = refusal(event.getThrowable());
        String message = refusal.map(Throwable::getMessage).orElseGet(() -> logged(event.getThrowable()));
        UI window = UI.getCurrent();
        if (window == null) {
            return;
        }
        if (refusal.isPresent()) {
            RefusalLine.ofOpenDialog(window)
                    .ifPresentOrElse(line -> line.show(message), () -> Notices.warning(message));
        } else {
            Notices.failure(message);
        }
    }

    static Optional<Refusal> refusal(Throwable thrown) {
        return find(thrown, Refusal.class);
    }

    /** Logs the failure and gives the message about it. */
    static String logged(Throwable thrown) {
        String number = number();
        log.error("Failure {}", number, thrown);
        boolean databaseAway =
                find(thrown, CannotCreateTransactionException.class).isPresent()
                        || find(thrown, TransientDataAccessException.class).isPresent();
        return databaseAway
                ? t(
                        "The database does not answer just now. This step was not carried out; everything that was"
                                + " saved before is kept. Wait a moment and try again. (Failure {0})",
                        number)
                : t(
                        "Something went wrong that is not your fault. This step was not carried out; everything that"
                                + " was saved before is kept. Try again, and if it fails again, tell your administrator"
                                + " the number of this failure: {0}.",
                        number);
    }

    private static <T extends Throwable> Optional<T> find(@Nullable Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String number() {
        StringBuilder number = new StringBuilder();
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(index -> number.append(LETTERS.charAt(index)));
        return number.toString();
    }
}
