package org.rarecase.exchange.export;

import java.util.HashSet;
import java.util.Set;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.Selection;

/**
 * What consent of today permits, for an export of older data to somebody else: who withdrew it since is in no new one (GDPR
 * 7(3)).
 */
final class ConsentToday implements FactSource.Reader {

    private final Set<String> reuse = new HashSet<>();
    private final Set<String> transferOutsideTheUnion = new HashSet<>();

    static ConsentToday read(FactSource source) {
        ConsentToday today = new ConsentToday();
        source.read(new Selection(CaseFilter.ALL, ExportRun.DECISIVE, false), today);
        return today;
    }

    @Override
    public Content begin(Content content, int cases, int restricted) {
        return content;
    }

    @Override
    public void read(CaseFact fact) {
        if (KnownAnswers.permitReuse(fact)) {
            reuse.add(fact.subject());
        }
        if (KnownAnswers.permitTransferOutsideTheUnion(fact)) {
            transferOutsideTheUnion.add(fact.subject());
        }
    }

    boolean permitsReuse(CaseFact fact) {
        return reuse.contains(fact.subject());
    }

    boolean permitsTransferOutsideTheUnion(CaseFact fact) {
        return transferOutsideTheUnion.contains(fact.subject());
    }
}
