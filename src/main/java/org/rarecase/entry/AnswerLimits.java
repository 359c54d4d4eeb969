package org.rarecase.entry;

import static org.rarecase.shared.Messages.texts;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rarecase.form.Item;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TextLimit;

/** What is never stored, since it would harm the system. What is clinically not plausible is stored with a finding. */
public final class AnswerLimits {

    /** Before and after the decimal sign. */
    private static final int DIGITS = 30;

    private static final int CODES = 1000;

    /** Of one group. */
    public static final int ROWS = 1000;

    /** Of all texts in one filled form. */
    private static final int CHARACTERS = 2_000_000;

    private AnswerLimits() {}

    /** Why this answer is not stored, as a sentence; empty if it is. */
    public static Optional<LocalizedText> problem(Item item, Answer answer) {
        return switch (answer) {
            case Answer.Text it -> ofText(item).problem(it.text());
            case Answer.Number it -> digits(List.of(it.number()));
            case Answer.Measurement it -> digits(it.axes());
            case Answer.Quantity it ->
                digits(List.of(it.entered(), it.value())).or(() -> TextLimit.LINE.problem(it.unit()));
            case Answer.Codes it -> codes(it.codes());
            case Answer.File it -> TextLimit.FILE_NAME.problem(it.name());
            case Answer.Missing it -> Optional.empty();
            case Answer.Overridden it -> problem(item, it.value()).or(() -> TextLimit.REASON.problem(it.reason()));
        };
    }

    /** How long a text may be. */
    public static TextLimit ofText(Item item) {
        return item instanceof Item.Text it && it.isLong() ? TextLimit.PASSAGE : TextLimit.LINE;
    }

    private static Optional<LocalizedText> digits(Collection<BigDecimal> numbers) {
        boolean fit = numbers.stream()
                .allMatch(number -> number.precision() - number.scale() <= DIGITS && number.scale() <= DIGITS);
        return fit ? Optional.empty() : Optional.of(texts("A number has at most {0} digits.", DIGITS));
    }

    private static Optional<LocalizedText> codes(List<String> codes) {
        if (codes.size() > CODES) {
            return Optional.of(texts("At most {0} codes are possible, here are {1}.", CODES, codes.size()));
        }
        return codes.stream()
                .map(TextLimit.LINE::problem)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Why this filled form is not stored, as a sentence; empty if it is. */
    public static Optional<LocalizedText> problem(Answers answers) {
        Optional<LocalizedText> rows = tooManyRows(answers);
        return rows.isPresent() || characters(answers) <= CHARACTERS
                ? rows
                : Optional.of(texts("A form has at most {0} characters in all.", Messages.number(CHARACTERS)));
    }

    private static Optional<LocalizedText> tooManyRows(Answers answers) {
        return answers.groups().values().stream()
                .flatMap(rows -> rows.size() > ROWS
                        ? Stream.of(texts("At most {0} rows are possible, here are {1}.", ROWS, rows.size()))
                        : rows.values().stream().flatMap(row -> tooManyRows(row).stream()))
                .findFirst();
    }

    private static long characters(Answers answers) {
        long own = answers.items().values().stream()
                .mapToLong(
                        answer -> answer instanceof Answer.Text it ? it.text().length() : 0)
                .sum();
        return own
                + answers.groups().values().stream()
                        .flatMap(rows -> rows.values().stream())
                        .mapToLong(AnswerLimits::characters)
                        .sum();
    }
}
