package org.rarecase.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rarecase.exchange.load.ReadingChoices.DateOrder;
import org.rarecase.exchange.load.ReadingChoices.DecimalSign;
import org.rarecase.exchange.mapping.MappedColumn;
import org.rarecase.exchange.mapping.Mapping;
import org.rarecase.form.NullFlavour;

class ReadingTests {

    @Test
    void howAFileIsReadComesBackTheSameFromWhatIsKept() {
        Mapping mapping = new Mapping(
                Mapping.Entry.ROW,
                "Patient",
                Map.of("7", "PAD-0007"),
                Map.of("diagnosis", 3),
                "diagnosis.ihc",
                null,
                List.of(new MappedColumn("Färbung", "diagnosis", "marker", null, Map.of("S-100", "s100"), "mm")),
                Map.of("n/a", NullFlavour.NOT_APPLICABLE));
        Reading reading = new Reading(
                "table",
                new ReadingChoices("windows-1252", ";", "Sheet 1", DateOrder.DAY_FIRST, DecimalSign.COMMA, "de", true),
                mapping);

        assertThat(Reading.parse(reading.json())).isEqualTo(reading);
        assertThat(Reading.parse(Reading.of("json").json())).isEqualTo(Reading.of("json"));
    }
}
