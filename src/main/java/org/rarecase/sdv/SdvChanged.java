package org.rarecase.sdv;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;

/** A mark was set, removed or lost, a case was drawn, or the plan of a site was changed. */
public record SdvChanged(Actor actor, List<AuditLine> auditLines) implements Audited {}
