package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** Answers of a case were entered, changed or cleared, or derived anew. */
public record ValuesChanged(Actor actor, CaseId caseId, List<TraceLine> trace) implements Traced {}
