package org.rarecase.notification;

import static org.rarecase.shared.Messages.texts;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.rarecase.account.Role;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * What there is news of, and whom it concerns. Whoever reviews blinded is told of reviews alone: that there is a query,
 * or at which form, could give the local diagnosis away.
 */
public enum NotificationKind {
    QUERY_RAISED(texts("Query raised"), Role.INVESTIGATOR),
    QUERY_ASSIGNED(texts("Query given to you"), Role.INVESTIGATOR, Role.MONITOR),
    QUERY_ANSWERED(texts("Query answered"), Role.MONITOR),
    QUERY_REOPENED(texts("Query reopened"), Role.INVESTIGATOR),
    QUERY_CLOSED(texts("Query closed"), Role.INVESTIGATOR),
    QUERY_CANCELLED(texts("Query cancelled"), Role.INVESTIGATOR),
    QUERY_OVERDUE(texts("Query overdue"), Role.INVESTIGATOR),
    QUERY_ESCALATED(texts("Query escalated"), Role.COORDINATOR, Role.MONITOR),
    CASE_SUBMITTED(texts("Case submitted"), Role.MONITOR),
    CASE_RETURNED(texts("Case returned to the site"), Role.INVESTIGATOR),
    CASE_APPROVED(texts("Case approved"), Role.INVESTIGATOR, Role.MONITOR),
    REOPENING_REQUESTED(texts("Reopening to be confirmed"), Role.COORDINATOR),
    REOPENING_REFUSED(texts("Reopening refused"), Role.COORDINATOR),
    CASE_REOPENED(texts("Case reopened"), Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR),
    CASE_HELD(texts("Frozen, locked or released"), Role.INVESTIGATOR),
    VISIT_OPENED(texts("Visit to be filled in"), Role.INVESTIGATOR),
    VISIT_OVERDUE(texts("Visit overdue"), Role.INVESTIGATOR),
    VISIT_HANDED_IN(texts("Visit submitted"), Role.MONITOR),
    CONSENT_WITHDRAWN(texts("Consent withdrawn"), Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR),
    WITHDRAWAL_TAKEN_BACK(texts("Withdrawal of consent taken back"), Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR),
    CASE_ERASED(texts("Case erased"), Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR),
    ERASURE_REFUSED(texts("Erasure refused"), Role.INVESTIGATOR),
    WITHDRAWN_AFTER_EXPORT(texts("Case of an export withdrawn"), Role.COORDINATOR),
    SIGNATURE_LAPSED(texts("Your signature does not hold any more"), Role.INVESTIGATOR, Role.PATHOLOGIST),
    STEP_OVERDUE(texts("Step overdue"), Role.INVESTIGATOR, Role.MONITOR, Role.PATHOLOGIST, Role.COORDINATOR),
    REVIEW_REQUESTED(texts("Central review requested"), Role.PATHOLOGIST),
    REVIEW_DUE_SOON(texts("Central review due soon"), Role.PATHOLOGIST),
    REVIEW_OVERDUE(texts("Central review overdue"), Role.PATHOLOGIST, Role.COORDINATOR),
    REVIEW_SIGNED(texts("Central review signed off"), Role.COORDINATOR, Role.MONITOR),
    /** Never mailed: that there is a disagreement is a finding about a patient. */
    REVIEW_DISAGREES(texts("Central review disagrees"), Role.INVESTIGATOR, Role.MONITOR, Role.COORDINATOR),
    /** Whatever it came to: that it is complete tells no diagnosis. */
    REVIEW_COMPLETE(texts("Central review complete"), Role.INVESTIGATOR),
    OPINION_RELEASED(texts("Provisional opinion of a reader"), Role.INVESTIGATOR),
    ACKNOWLEDGEMENT_OVERDUE(texts("Central review to be acknowledged"), Role.INVESTIGATOR, Role.COORDINATOR);

    private final LocalizedText label;
    private final Set<Role> concerned;

    NotificationKind(LocalizedText label, Role... concerned) {
        this.label = label;
        this.concerned = Set.of(concerned);
    }

    public String label() {
        return label.in(Messages.language());
    }

    /** In each language. */
    public LocalizedText text() {
        return label;
    }

    /** Whether it may be told by mail. */
    public boolean mayBeMailed() {
        return this != REVIEW_DISAGREES;
    }

    Set<Role> concerned() {
        return concerned;
    }

    /** A query may be given to the coordinators: what becomes of it then concerns them instead. */
    private boolean concerns(Collection<Role> roles) {
        return concerned.stream().anyMatch(roles::contains)
                || roles.contains(Role.COORDINATOR)
                        && switch (this) {
                            case QUERY_ASSIGNED,
                                    QUERY_ANSWERED,
                                    QUERY_REOPENED,
                                    QUERY_CLOSED,
                                    QUERY_CANCELLED,
                                    QUERY_OVERDUE -> true;
                            default -> false;
                        };
    }

    /** The kinds that concern somebody with these roles. */
    static List<NotificationKind> of(Collection<Role> roles) {
        return Arrays.stream(values()).filter(kind -> kind.concerns(roles)).toList();
    }
}
