package org.rarecase.query;

import static org.rarecase.shared.Messages.texts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Why a query was answered or closed as it was: chosen from a list, so that it can be counted. */
public enum QueryReason {
    CORRECTED_TRANSCRIPTION(QueryState.ANSWERED, texts("Corrected: transcription error")),
    CORRECTED_NEW(QueryState.ANSWERED, texts("Corrected: new information")),
    CONFIRMED(QueryState.ANSWERED, texts("Value confirmed")),
    NOT_AVAILABLE(QueryState.ANSWERED, texts("Not available")),
    OTHER_ANSWER(QueryState.ANSWERED, texts("Other")),
    ANSWER_ACCEPTED(QueryState.CLOSED, texts("Answer accepted")),
    CORRECTION_ACCEPTED(QueryState.CLOSED, texts("Correction accepted")),
    NOT_TO_BE_CLARIFIED(QueryState.CLOSED, texts("Cannot be clarified")),
    OTHER_CLOSING(QueryState.CLOSED, texts("Other"));

    private final QueryState leadsTo;
    private final LocalizedText label;

    QueryReason(QueryState leadsTo, LocalizedText label) {
        this.leadsTo = leadsTo;
        this.label = label;
    }

    /** Those to choose from for a step into this state. */
    public static List<QueryReason> into(QueryState state) {
        return Arrays.stream(values()).filter(reason -> reason.leadsTo == state).toList();
    }

    public String label() {
        return label.in(Messages.language());
    }

    /** Says nothing without words of one's own. */
    public boolean needsText() {
        return this == OTHER_ANSWER || this == OTHER_CLOSING;
    }

    /** The answer that the reason of a correction gives, as the trail has it; {@link #OTHER_ANSWER} where none is that. */
    static QueryReason ofCorrection(String reason) {
        String corrected = ("Corrected: " + reason).toLowerCase(Locale.ROOT);
        return into(QueryState.ANSWERED).stream()
                .filter(answer -> corrected.startsWith(answer.label.english().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(OTHER_ANSWER);
    }

    /** For the trail, which is kept in English: the reason, and what was written. */
    String told(String text) {
        if (needsText()) {
            return text;
        }
        return text.isEmpty() ? label.english() : label.english() + ": " + text;
    }

    /** What {@link #told} made of a reason and words, in the language of the reader; empty for anything else. */
    static Optional<String> said(String told) {
        return Arrays.stream(values())
                .filter(reason -> !reason.needsText())
                .filter(reason -> told.equals(reason.label.english()) || told.startsWith(reason.label.english() + ": "))
                .findFirst()
                .map(reason ->
                        reason.label() + told.substring(reason.label.english().length()));
    }

    /** What was written, from what {@link #told} made of it. */
    String written(String told) {
        String english = label.english();
        if (needsText() || !told.startsWith(english)) {
            return told;
        }
        return told.length() == english.length() ? "" : told.substring(english.length() + 2);
    }
}
