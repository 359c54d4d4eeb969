package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.rarecase.entry.Answer;
import org.rarecase.shared.PlainText;

/** Axes as people write them: {@code 12 x 8 x 5}, {@code 12×8}, {@code 1,2 * 0,8}. */
final class MeasurementText {

    private static final int AXES = 3;

    private MeasurementText() {}

    /** At most three parts; what is too much stays in the last one. */
    static String[] split(String text) {
        return PlainText.figures(text).split("\\s*[xX×*]\\s*", AXES);
    }

    static ParsedInput read(String typed) {
        if (PlainText.isBlank(typed)) {
            return ParsedInput.of(Answer.BLANK);
        }
        List<BigDecimal> axes = new ArrayList<>();
        for (String part : split(typed)) {
            ParsedInput number = NumberText.read(part, false);
            if (!(number.answer() instanceof Answer.Number axis)) {
                return NumberText.isAmbiguous(part)
                        ? number
                        : ParsedInput.unreadable(t(
                                "“{0}” is not a measurement, so it was not saved. Write one to three numbers.", typed));
            }
            axes.add(axis.number());
        }
        return ParsedInput.of(new Answer.Measurement(axes));
    }
}
