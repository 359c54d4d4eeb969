package org.rarecase.casebook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Finding;
import org.rarecase.form.FormKey;
import org.rarecase.study.SiteId;
import org.springframework.stereotype.Service;

/** Keeps the cases and their filled forms. Every call is limited to the sites and roles of the account. */
@Service
public class Casebook {

    /** Registers a case at a site, with its forms empty. Investigators of that site only. */
    public CaseRecord register(SiteId site) {
        throw new UnsupportedOperationException();
    }

    /** The case with the forms that the account may see; {@link CaseNotFound} if it may not see the case. */
    public OpenCase open(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** The bare record, for those who need no answers. */
    public CaseRecord record(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** The records among these that the account may see, in one statement. */
    public Map<CaseId, CaseRecord> records(Collection<CaseId> ids) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores answers of one filled form: all or none, in one transaction with their trail.
     *
     * @param reason why, required once the case was submitted
     */
    public void save(CaseId id, long entryId, List<Change> changes, @Nullable String reason) {
        throw new UnsupportedOperationException();
    }

    /** Adds one more filling of a repeating form and gives its id. */
    public long addEntry(CaseId id, FormKey form) {
        throw new UnsupportedOperationException();
    }

    /** What keeps the case from being submitted, in the order of the casebook. */
    public List<Finding> obstacles(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** Hands the case in; refuses with the obstacles if there are any. Called by the process. */
    public void submit(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** Gives the case back to its site. Called by the process. */
    public void returnToSite(CaseId id, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Approves and locks. Called by the process. */
    public void approve(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** Opens a form that the process asks of a pathologist, and gives the entry's id. Called by the process. */
    public long openReviewForm(CaseId id, FormKey form) {
        throw new UnsupportedOperationException();
    }

    /** Closes a pathologist's form for good; refuses with what is missing in it. */
    public FormEntry signOff(CaseId id, long entryId) {
        throw new UnsupportedOperationException();
    }

    /** The signed or unsigned review form of a case, if the process has opened one. */
    public Optional<FormEntry> reviewEntry(CaseId id, FormKey form) {
        throw new UnsupportedOperationException();
    }
}
