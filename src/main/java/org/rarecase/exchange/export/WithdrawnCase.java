package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.texts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;

/**
 * A case that was handed on and may not be used by its recipient any more.
 *
 * @param number of the case here
 * @param knownAs what it is called in the files that the recipient got
 * @param exports that hold it, the newest first
 * @param since when it ended; null where that was not a moment but a time limit
 */
public record WithdrawnCase(
        Recipient recipient,
        String number,
        String knownAs,
        List<Long> exports,
        Ended ended,
        @Nullable Instant since) {

    /** What has come to an end. */
    public enum Ended {
        ERASED(texts("Erased")),
        /** Consent was withdrawn for all use, or ended. */
        USE(texts("Use restricted")),
        /** There is no consent to the reuse of data any more. */
        REUSE(texts("No consent to the reuse of data"));

        private final LocalizedText label;

        Ended(LocalizedText label) {
            this.label = label;
        }

        public LocalizedText label() {
            return label;
        }
    }

    public WithdrawnCase {
        exports = List.copyOf(exports);
    }

    boolean isOf(Recipient other) {
        return recipient.project().equalsIgnoreCase(other.project())
                && recipient.name().equalsIgnoreCase(other.name());
    }
}
