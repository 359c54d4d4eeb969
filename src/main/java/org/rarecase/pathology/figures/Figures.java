package org.rarecase.pathology.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;

/**
 * The figures of some reviews.
 *
 * @param reviews how many; those that ended without an outcome are in no figure
 * @param toReading from the request to the first signature
 * @param toAgreed from the request until the agreed diagnosis was compared with that of the site
 * @param toAcknowledged from the request until the site acknowledged it, of those it was asked to
 * @param cells local and agreed diagnosis by entity, the most frequent first
 * @param rates of all, then of each tumour type
 * @param readers none for who may not know them; the own alone for a reader
 * @param tooFewForReader the own figures are left out since there are fewer cases than {@link #LEAST_OF_READER}
 */
public record Figures(
        int reviews,
        Spread toReading,
        Spread toAgreed,
        Spread toAcknowledged,
        List<Cell> cells,
        List<Rates> rates,
        ReadersAgree agree,
        List<ReaderFigures> readers,
        boolean tooFewForReader) {

    /** Fewer cases are broken down by reader for coordinators and auditors alone. */
    public static final int LEAST_OF_READER = 5;

    public record Cell(String local, String agreed, List<Drilled> cases) {

        public boolean isSame() {
            return local.equals(agreed);
        }
    }

    /** A case behind a number. */
    public record Drilled(CaseId caseId, String number) {}

    /** The cases of one cell; none if nothing is in it. */
    public List<Drilled> cases(@Nullable String local, @Nullable String agreed) {
        return cells.stream()
                .filter(cell -> cell.local().equals(local) && cell.agreed().equals(agreed))
                .flatMap(cell -> cell.cases().stream())
                .toList();
    }
}
