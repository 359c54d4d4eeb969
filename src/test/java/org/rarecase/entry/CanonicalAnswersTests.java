package org.rarecase.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;

class CanonicalAnswersTests {

    private static final ItemPath A = ItemPath.of("a");
    private static final ItemPath B = ItemPath.of("b");
    private static final ItemPath FIRST = ItemPath.of("lesion").toRow("r1").toItem("size");
    private static final ItemPath SECOND = ItemPath.of("lesion").toRow("r2").toItem("size");

    private static byte[] of(Answer answer) {
        return CanonicalAnswers.of(Answers.NONE.with(A, answer));
    }

    @Test
    void theOrderOfEnteringAndTheWayThroughTheDatabaseChangeNothing() {
        Answers entered = Answers.NONE
                .with(B, Answer.number("10.50"))
                .with(A, Answer.text("x"))
                .with(FIRST, Answer.measurement("12", "8"));
        Answers otherwise = Answers.NONE
                .with(FIRST, Answer.measurement("12.0", "8"))
                .with(A, Answer.text("x"))
                .with(B, Answer.number("10.5"));

        assertThat(CanonicalAnswers.of(otherwise)).isEqualTo(CanonicalAnswers.of(entered));
        assertThat(CanonicalAnswers.of(AnswersJson.read(AnswersJson.write(entered))))
                .isEqualTo(CanonicalAnswers.of(entered));
    }

    @Test
    void whatReadsAlikeButMeansOtherwiseDiffers() {
        List<Answer> different = List.of(
                Answer.text("1"),
                Answer.number("1"),
                Answer.codes("1"),
                Answer.measurement("1"),
                new Answer.Quantity(BigDecimal.ONE, "g", BigDecimal.ONE),
                new Answer.Quantity(BigDecimal.ONE, "kg", BigDecimal.ONE),
                new Answer.Overridden(Answer.number("1"), "seen"),
                new Answer.Overridden(Answer.number("1"), "heard"),
                Answer.missing(NullFlavour.UNKNOWN),
                Answer.missing(NullFlavour.NOT_DONE));

        assertThat(different.stream().map(answer -> List.of(box(of(answer)))).distinct())
                .hasSameSizeAs(different);
        assertThat(of(Answer.BLANK)).isEqualTo(CanonicalAnswers.of(Answers.NONE));
    }

    @Test
    void theOrderOfRowsCounts() {
        Answers some = Answers.NONE.with(FIRST, Answer.number("1")).with(SECOND, Answer.number("2"));
        Answers turned = Answers.NONE.with(SECOND, Answer.number("2")).with(FIRST, Answer.number("1"));

        assertThat(CanonicalAnswers.of(turned)).isNotEqualTo(CanonicalAnswers.of(some));
    }

    private static String box(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
