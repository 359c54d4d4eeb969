package org.rarecase.exchange.export;

import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.springframework.modulith.NamedInterface;

/**
 * A case that was handed on may not be used by its recipients any more.
 *
 * @param exportedBy user name of who made one of the exports that hold it
 */
@NamedInterface("withdrawal")
public record WithdrawnAfterExport(Actor actor, CaseId caseId, String exportedBy) {}
