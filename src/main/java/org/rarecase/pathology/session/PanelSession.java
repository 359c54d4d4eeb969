package org.rarecase.pathology.session;

import java.time.LocalDate;
import java.util.List;

/**
 * A meeting of the panel.
 *
 * @param preparedBy user name of the coordinator
 * @param participants user names
 * @param cases those that the account may know of
 */
public record PanelSession(
        long id, LocalDate heldOn, String preparedBy, List<String> participants, List<PanelCase> cases) {

    public PanelSession {
        participants = List.copyOf(participants);
        cases = List.copyOf(cases);
    }

    /** Whether a case of it is still to be decided or signed. */
    public boolean isOpen() {
        return cases.stream().anyMatch(item -> item.state().isOpen());
    }
}
