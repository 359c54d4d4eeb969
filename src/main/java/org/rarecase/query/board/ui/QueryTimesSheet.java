package org.rarecase.query.board.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.query.board.SiteTimes;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;

/** Answer times for a spreadsheet, or a program: names of columns and numbers are the same in every language. */
final class QueryTimesSheet {

    private static final List<String> HEAD = List.of(
            "site",
            "name",
            "open",
            "overdue",
            "median_age_days",
            "oldest_days",
            "to_assess",
            "answered",
            "median_days_to_answer",
            "percent_in_time",
            "closed",
            "median_days_to_close");

    private QueryTimesSheet() {}

    /** The sum of all sites is left out: it would be counted twice. */
    static List<List<String>> lines(List<SiteTimes> told, Map<SiteId, Site> sites) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        for (SiteTimes each : told) {
            SiteId id = each.site();
            if (id != null) {
                lines.add(line(each, Objects.requireNonNull(sites.get(id))));
            }
        }
        return lines;
    }

    private static List<String> line(SiteTimes told, Site site) {
        Integer inTime = told.percentInTime();
        return List.of(
                site.code(),
                site.name(),
                Integer.toString(told.open().ages().count()),
                Integer.toString(told.open().overdue()),
                days(told.open().ages().median()),
                days(told.open().ages().longest()),
                Integer.toString(told.toAssess()),
                Integer.toString(told.answered().count()),
                days(told.answered().median()),
                inTime == null ? "" : inTime.toString(),
                Integer.toString(told.closed().count()),
                days(told.closed().median()));
    }

    private static String days(@Nullable Duration time) {
        return time == null ? "" : String.format(Locale.ROOT, "%.2f", time.toSeconds() / 86_400.0);
    }
}
