package org.rarecase.casebook.event;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** Answers of a case were entered, changed or cleared, or derived anew. */
public record ValuesChanged(Actor actor, CaseId caseId, List<AuditLine> auditLines) implements Audited {}
