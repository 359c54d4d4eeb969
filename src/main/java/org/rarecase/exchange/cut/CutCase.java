package org.rarecase.exchange.cut;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.study.TumourType;

/** A case in a cut, as a list shows it: as it was then. */
public record CutCase(
        String number, CaseState state, @Nullable TumourType tumourType) {}
