package org.rarecase.pathology.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.CodeList;
import org.rarecase.study.TumourType;

/** Counts figures out of the rows of reviews and readings. */
final class FigureCounts {

    private final List<CountedReview> reviews;
    private final List<CountedReading> readings;
    private final Entities entities;

    FigureCounts(Collection<CountedReview> found, Collection<CountedReading> read, CodeList list) {
        reviews = found.stream().filter(review -> !review.ended()).toList();
        Map<Long, CountedReview> byId =
                reviews.stream().collect(Collectors.toMap(CountedReview::id, Function.identity()));
        readings = read.stream()
                .filter(reading -> byId.containsKey(reading.reviewId()))
                .toList();
        List<String> codes = new ArrayList<>();
        reviews.forEach(review -> {
            add(codes, review.local());
            add(codes, review.agreed());
        });
        readings.forEach(reading -> add(codes, reading.morphology()));
        entities = new Entities(list, codes);
    }

    private static void add(List<String> codes, @Nullable String code) {
        if (code != null) {
            codes.add(code);
        }
    }

    int reviews() {
        return reviews.size();
    }

    Spread toReading() {
        Map<Long, Instant> first = new HashMap<>();
        readings.forEach(reading -> {
            Instant signedAt = reading.signedAt();
            if (reading.isSigned() && signedAt != null) {
                first.merge(reading.reviewId(), signedAt, (one, other) -> one.isBefore(other) ? one : other);
            }
        });
        return spread(reviews, review -> first.get(review.id()));
    }

    Spread toAgreed() {
        return spread(reviews, review -> review.times().agreedAt());
    }

    Spread toAcknowledged() {
        return spread(
                reviews.stream()
                        .filter(review -> review.times().askedAt() != null)
                        .toList(),
                review -> review.times().acknowledgedAt());
    }

    private static Spread spread(List<CountedReview> of, Function<CountedReview, @Nullable Instant> end) {
        List<Duration> times = new ArrayList<>();
        for (CountedReview review : of) {
            Instant at = end.apply(review);
            if (at != null) {
                times.add(Duration.between(review.times().requestedAt(), at));
            }
        }
        return Spread.of(times, of.size() - times.size());
    }

    List<Rates> rates() {
        List<Rates> rates = new ArrayList<>(List.of(Rates.of(null, reviews)));
        TreeMap<String, TumourType> types = new TreeMap<>();
        for (CountedReview review : reviews) {
            TumourType type = review.tumourType();
            if (type != null) {
                types.put(type.code(), type);
            }
        }
        types.values().forEach(type -> rates.add(Rates.of(type, reviews)));
        return rates;
    }

    /** Of reviews whose diagnoses both have a code. */
    List<Figures.Cell> cells() {
        Map<List<String>, List<Figures.Drilled>> cells = new LinkedHashMap<>();
        for (CountedReview review : reviews) {
            if (review.local() != null && review.agreed() != null) {
                cells.computeIfAbsent(
                                List.of(entities.of(review.local()), entities.of(review.agreed())),
                                key -> new ArrayList<>())
                        .add(new Figures.Drilled(review.caseId(), review.caseNumber()));
            }
        }
        return cells.entrySet().stream()
                .map(each -> new Figures.Cell(
                        each.getKey().getFirst(), each.getKey().getLast(), List.copyOf(each.getValue())))
                .sorted(Comparator.comparing(
                                (Figures.Cell cell) -> -cell.cases().size())
                        .thenComparing(Figures.Cell::local)
                        .thenComparing(Figures.Cell::agreed))
                .toList();
    }

    /**
     * Of signed readings that gave a code, of reviews that all have signed.
     *
     * @param ofAgreed only of reviews whose agreed diagnosis is confirmed
     * @param byReader whether pairs of readers may be told
     */
    ReadersAgree agree(boolean ofAgreed, boolean byReader) {
        Map<Long, List<CountedReading>> byReview = comparable(ofAgreed);
        List<String> all = entities.all();
        int[][] counts = byReview.values().stream().map(of -> counts(of, all)).toArray(int[][]::new);
        ReaderAgreement agreement = new ReaderAgreement(counts);
        List<ReadersAgree.Pair> pairs = pairs(byReview, all);
        TreeSet<String> chosen = new TreeSet<>();
        byReview.values()
                .forEach(of ->
                        of.forEach(reading -> chosen.add(entities.of(Objects.requireNonNull(reading.morphology())))));
        long readers = byReview.values().stream()
                .filter(of -> of.size() > 1)
                .flatMap(List::stream)
                .map(CountedReading::reader)
                .distinct()
                .count();
        return new ReadersAgree(
                agreement.percent(),
                agreement.fleiss(),
                agreement.ac1(),
                readers == 2 && pairs.size() == 1 ? pairs.getFirst().cohen() : null,
                chosen.stream()
                        .map(entity -> new ReadersAgree.OfEntity(entity, agreement.fleiss(all.indexOf(entity))))
                        .toList(),
                byReader ? pairs : List.of());
    }

    private Map<Long, List<CountedReading>> comparable(boolean ofAgreed) {
        Map<Long, CountedReview> byId =
                reviews.stream().collect(Collectors.toMap(CountedReview::id, Function.identity()));
        Map<Long, List<CountedReading>> byReview = new LinkedHashMap<>();
        List<Long> open = readings.stream()
                .filter(reading -> reading.state().isOpen())
                .map(CountedReading::reviewId)
                .distinct()
                .sorted()
                .toList();
        Set<Long> waiting = new HashSet<>(open);
        for (CountedReading reading : readings) {
            CountedReview review = Objects.requireNonNull(byId.get(reading.reviewId()));
            if (reading.isSigned()
                    && !reading.adjudicating()
                    && reading.morphology() != null
                    && reading.reader() != null
                    && !waiting.contains(reading.reviewId())
                    && (!ofAgreed || review.verdict() != null)) {
                byReview.computeIfAbsent(reading.reviewId(), id -> new ArrayList<>())
                        .add(reading);
            }
        }
        return byReview;
    }

    private int[] counts(List<CountedReading> of, List<String> all) {
        int[] counts = new int[all.size()];
        of.forEach(reading -> counts[all.indexOf(entities.of(Objects.requireNonNull(reading.morphology())))]++);
        return counts;
    }

    private List<ReadersAgree.Pair> pairs(Map<Long, List<CountedReading>> byReview, List<String> all) {
        Map<List<String>, int[][]> tables = new TreeMap<>(
                Comparator.comparing((List<String> pair) -> pair.getFirst()).thenComparing(List::getLast));
        for (List<CountedReading> of : byReview.values()) {
            for (CountedReading one : of) {
                for (CountedReading other : of) {
                    String first = Objects.requireNonNull(one.reader());
                    String second = Objects.requireNonNull(other.reader());
                    if (first.compareTo(second) < 0) {
                        tables.computeIfAbsent(List.of(first, second), key -> new int[all.size()][all.size()])[
                                all.indexOf(entities.of(Objects.requireNonNull(one.morphology())))][
                                all.indexOf(entities.of(Objects.requireNonNull(other.morphology())))]++;
                    }
                }
            }
        }
        return tables.entrySet().stream()
                .map(each -> pair(each.getKey(), each.getValue()))
                .toList();
    }

    private static ReadersAgree.Pair pair(List<String> readers, int[][] table) {
        List<int[]> counts = new ArrayList<>();
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                for (int n = 0; n < table[i][j]; n++) {
                    int[] each = new int[table.length];
                    each[i]++;
                    each[j]++;
                    counts.add(each);
                }
            }
        }
        ReaderAgreement agreement = new ReaderAgreement(counts.toArray(int[][]::new));
        return new ReadersAgree.Pair(
                readers.getFirst(), readers.getLast(), agreement.percent(), CohenKappa.of(table), agreement.ac1());
    }

    /** @param own only this reader; null: all */
    List<ReaderFigures> readers(@Nullable String own) {
        Map<Long, CountedReview> byId =
                reviews.stream().collect(Collectors.toMap(CountedReview::id, Function.identity()));
        Map<String, List<CountedReading>> byReader = new TreeMap<>();
        for (CountedReading reading : readings) {
            if (reading.reader() != null && (own == null || reading.reader().equals(own))) {
                byReader.computeIfAbsent(reading.reader(), name -> new ArrayList<>())
                        .add(reading);
            }
        }
        return byReader.entrySet().stream()
                .map(each -> reader(each.getKey(), each.getValue(), byId))
                .toList();
    }

    private ReaderFigures reader(String name, List<CountedReading> of, Map<Long, CountedReview> byId) {
        int compared = 0;
        int same = 0;
        int open = 0;
        int signed = 0;
        int declined = 0;
        int handedOver = 0;
        for (CountedReading reading : of) {
            switch (reading.state()) {
                case OFFERED, ACCEPTED -> open++;
                case SIGNED -> signed++;
                case DECLINED -> declined++;
                case HANDED_OVER -> handedOver++;
                case ENDED -> {}
            }
            String agreed = Objects.requireNonNull(byId.get(reading.reviewId())).agreed();
            if (reading.isSigned() && !reading.adjudicating() && reading.morphology() != null && agreed != null) {
                compared++;
                same += entities.of(reading.morphology()).equals(entities.of(agreed)) ? 1 : 0;
            }
        }
        return new ReaderFigures(name, open, signed, declined, handedOver, Estimate.share(same, compared));
    }
}
