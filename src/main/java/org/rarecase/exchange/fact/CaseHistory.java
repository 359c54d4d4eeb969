package org.rarecase.exchange.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a case where it was entered. These are statements about the source: whoever reads them elsewhere keeps
 * them beside the case. No line of them becomes one of another trail, no signature signs another case.
 *
 * @param steps lines of the trail, oldest first
 * @param signatures newest first
 */
public record CaseHistory(
        List<Step> steps, List<Question> questions, List<Signed> signatures, List<Verified> verified, List<Held> held) {

    public static final CaseHistory NONE = new CaseHistory(List.of(), List.of(), List.of(), List.of(), List.of());

    public CaseHistory {
        steps = List.copyOf(steps);
        questions = List.copyOf(questions);
        signatures = List.copyOf(signatures);
        verified = List.copyOf(verified);
        held = List.copyOf(held);
    }

    /**
     * Where in a case; the whole case has no place.
     *
     * @param ordinal which filling of the form
     * @param item path of the item; null of the form as a whole
     */
    public record Place(String form, int ordinal, @Nullable String item) {}

    /**
     * @param name log-in name at the source, or what stands for it
     * @param role key of the role in which it was done
     */
    public record Author(String name, String role) {}

    /**
     * A line of the trail.
     *
     * @param number place in the chain of the case, from 1 on
     * @param kind such as {@code value.changed}
     * @param before the value as the trail prints it; null if there was none
     * @param hash of the line at the source; null where it is left out
     */
    public record Step(
            long number,
            Instant at,
            Author by,
            String kind,
            @Nullable Place place,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            @Nullable String hash) {

        private static final String OF_VALUES = "value.";

        /** Whether it tells what became of an answer. */
        public boolean isOfValue() {
            return kind.startsWith(OF_VALUES) && place != null && place.item() != null;
        }
    }

    /**
     * A query.
     *
     * @param check key of the edit check that asked; null if a person did
     * @param value that stood there then, as the trail prints it
     */
    public record Question(
            long number,
            @Nullable Place place,
            String state,
            @Nullable String check,
            @Nullable String value,
            List<Message> messages) {

        public Question {
            messages = List.copyOf(messages);
        }
    }

    /**
     * @param state where the query stood after it
     * @param reason key of the one that was chosen, or null
     * @param before what the value was while the query stood open, and became
     */
    public record Message(
            Instant at,
            Author by,
            String state,
            String text,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * A signature as it was given at the source, and whether it held there.
     *
     * @param place the form; null: all forms of the site in the case
     * @param printedName null where it is left out
     * @param meaning its key
     * @param content SHA-256 of what was signed
     * @param result {@code valid}, {@code lapsed}, {@code altered} …
     */
    public record Signed(
            @Nullable Place place,
            Instant at,
            Author by,
            @Nullable String printedName,
            String meaning,
            String statement,
            @Nullable String content,
            @Nullable String keyId,
            @Nullable String seal,
            String result,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {

        /** Whether it held at the source. */
        public boolean isValid() {
            return result.equals("valid");
        }
    }

    /** A value that was compared with the source document. */
    public record Verified(Place place, Instant at, String by) {}

    /**
     * What keeps the case, or a form of it, from changing.
     *
     * @param level {@code frozen} or {@code locked}
     * @param covered it lies below a lock and holds again when that is released
     */
    public record Held(@Nullable Place place, String level, Instant since, String by, String reason, boolean covered) {}
}
