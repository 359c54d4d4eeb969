package org.rarecase.pathology.reader;

import static org.rarecase.shared.Messages.texts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * Who may be asked to read a case.
 *
 * @param candidates who is proposed first stands first
 * @param leftOut who may not, by printed name
 */
public record ReaderChoice(List<Candidate> candidates, List<LeftOut> leftOut) {

    /**
     * @param name printed name
     * @param inField the tumour type is among the reader's fields
     * @param open readings that wait for this reader
     * @param lastAsked when the reader was asked last, or null
     * @param unanswered was asked for this review and did not answer: is asked again by a coordinator alone
     */
    public record Candidate(
            String userName,
            String name,
            boolean inField,
            int open,
            @Nullable Instant lastAsked,
            boolean unanswered) {}

    /** @param name printed name */
    public record LeftOut(String userName, String name, Why why) {}

    /** Why somebody is not asked. */
    public enum Why {
        ABSENT(texts("absent")),
        DECLINED(texts("declined this case")),
        HANDED_OVER(texts("had the reading before")),
        OTHER_SEAT(texts("reads this case already")),
        OTHER_ROLE(texts("reads cases in another role")),
        LABORATORY(texts("belongs to the laboratory of the site")),
        ACTED(texts("did something in this case in another role"));

        private final LocalizedText label;

        Why(LocalizedText label) {
            this.label = label;
        }

        public String label() {
            return label.in(Messages.language());
        }
    }

    /** User name of who is asked without a coordinator. */
    public Optional<String> first() {
        return candidates.stream()
                .filter(candidate -> !candidate.unanswered())
                .findFirst()
                .map(Candidate::userName);
    }

    /** Who was left out and why, in words; a dash where there is nobody at all. */
    public String whyNot() {
        return leftOut.isEmpty()
                ? "–"
                : leftOut.stream()
                        .map(each -> each.name() + " (" + each.why().label() + ")")
                        .collect(Collectors.joining(", "));
    }

    /** Refuses who may not read the case, and says why. */
    public void require(String userName) {
        if (candidates.stream().noneMatch(candidate -> candidate.userName().equals(userName))) {
            throw leftOut.stream()
                    .filter(each -> each.userName().equals(userName))
                    .findFirst()
                    .map(ReaderNotAllowed::new)
                    .orElseGet(() -> new ReaderNotAllowed(userName));
        }
    }
}
