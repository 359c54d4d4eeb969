package org.rarecase.pathology.concordance;

import java.util.Optional;
import org.rarecase.pathology.Verdict;

/** The registry's table of what counts as agreement; kept where processes and tables are. */
public interface ConcordancePolicy {

    /** Nothing where no rule fits: then a person says it. */
    Optional<Verdict> decide(Comparison comparison);
}
