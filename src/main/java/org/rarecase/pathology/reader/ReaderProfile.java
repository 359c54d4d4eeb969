package org.rarecase.pathology.reader;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * What is known of a pathologist as a reader.
 *
 * @param name printed name
 * @param laboratory the site whose laboratory the person belongs to, and whose cases are read by others; or null
 * @param fields the tumour types that the person is asked for first
 * @param absence when the person is asked for nothing, or null
 */
public record ReaderProfile(
        String userName,
        String name,
        @Nullable SiteId laboratory,
        Set<TumourType> fields,
        @Nullable Absence absence) {

    /** Both days included. */
    public record Absence(LocalDate from, LocalDate to) {

        boolean includes(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        @Override
        public String toString() {
            return from + " – " + to;
        }
    }

    static ReaderProfile blank(String userName, String name) {
        return new ReaderProfile(userName, name, null, Set.of(), null);
    }

    ReaderProfile of(String printed) {
        return new ReaderProfile(userName, printed, laboratory, fields, absence);
    }
}
