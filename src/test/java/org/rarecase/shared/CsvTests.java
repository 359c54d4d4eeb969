package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @Test
    void everyCellStandsInQuotesAndEveryLineEndsAsSpreadsheetsWantIt() {
        assertThat(Csv.print(List.of(List.of("Site", "Note"), List.of("Padua", ""))))
                .isEqualTo("\uFEFF\"Site\",\"Note\"\r\n\"Padua\",\"\"\r\n");
    }

    @Test
    void quotesLinesCommasAndSpacesOfATextStayAsTheyAre() {
        assertThat(Csv.print(List.of(List.of(" 5 \"small\", \n two\r\nlines\t ", "ü≥"))))
                .isEqualTo("\uFEFF\" 5 \"\"small\"\", \n two\r\nlines\t \",\"ü≥\"\r\n");
    }

    @Test
    void aTableWithoutLinesIsEmpty() {
        assertThat(Csv.print(List.of())).isEqualTo("\uFEFF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-3", "@SUM(A1)", "\t=1", "\r=1"})
    void whatBeginsLikeAFormulaIsNotCalculated(String text) {
        assertThat(Csv.print(List.of(List.of(text)))).isEqualTo("\uFEFF\"'" + text + "\"\r\n");
    }
}
