package org.rarecase.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Audited;
import org.rarecase.study.SiteId;

/** Something came of asking a patient of age for consent (GDPR 8, recital 38). */
record ReconsentChanged(
        Actor actor,
        CaseId caseId,
        SiteId siteId,
        Kind kind,
        @Nullable String value,
        @Nullable String reason) implements Audited {

    public enum Kind {
        GIVEN("reconsent.given"),
        NOT_REACHED("reconsent.not-reached"),
        /** The consent of the parents ended and there is none of the patient: the case is restricted. */
        LAPSED("consent.lapsed"),
        /** It was restricted, and is not any more. */
        RENEWED("consent.renewed");

        private final String lineKind;

        Kind(String lineKind) {
            this.lineKind = lineKind;
        }
    }

    @Override
    public List<AuditLine> auditLines() {
        return List.of(AuditLine.ofCase(kind.lineKind, caseId.value(), null, value, reason));
    }
}
