package org.rarecase.query.board.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rarecase.query.board.SiteTimes;
import org.rarecase.query.board.SiteTimes.Open;
import org.rarecase.query.board.SiteTimes.Spread;
import org.rarecase.shared.Csv;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;

class QueryTimesSheetTests {

    private final SiteId padua = new SiteId(1);
    private final Site site = new Site(padua, "PAD", "=Padua, \"old\" clinic", "IT");
    private final SiteTimes told = told(padua);

    private static SiteTimes told(SiteId site) {
        return new SiteTimes(
                site,
                new Open(new Spread(3, 1, Duration.ofHours(36), Duration.ofDays(12)), 1, 1),
                2,
                new Spread(4, 3, Duration.ofDays(2), Duration.ofDays(5)),
                new Spread(0, 0, null, null));
    }

    @Test
    void aLineTellsOfASiteInDays() {
        assertThat(QueryTimesSheet.lines(List.of(told), Map.of(padua, site)).getLast())
                .containsExactly("PAD", site.name(), "3", "1", "1.50", "12.00", "2", "4", "2.00", "60", "0", "");
    }

    @Test
    void theSumOfAllSitesIsNoLine() {
        assertThat(QueryTimesSheet.lines(List.of(told(null), told), Map.of(padua, site)))
                .hasSize(2);
    }

    @Test
    void aNameIsNoFormula() {
        assertThat(Csv.print(QueryTimesSheet.lines(List.of(told), Map.of(padua, site))))
                .contains("\"PAD\",\"'=Padua, \"\"old\"\" clinic\",\"3\"");
    }
}
