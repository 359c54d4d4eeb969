package org.rarecase.casebook;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases as they are stored, for the modules that carry on the life of a case. They hold what the account may not see:
 * nothing of them is shown, which {@link Casebook#open} is for.
 */
@Component
public class WholeCases {

    private final ReadableCases readable;
    private final CaseRepository repository;

    WholeCases(ReadableCases readable, CaseRepository repository) {
        this.readable = readable;
        this.repository = repository;
    }

    /** Refuses with {@link CaseNotFound} if the account may not read the case. */
    @Transactional(readOnly = true)
    public Case find(CaseId id) {
        return readable.find(id).stored();
    }

    /** The same, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Case lock(CaseId id) {
        return readable.lock(id).stored();
    }

    /** Whoever acts, for processes and jobs. */
    @Transactional(readOnly = true)
    public Case findForProcess(CaseId id) {
        return repository.find(id).orElseThrow();
    }

    /** The same, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Case lockForProcess(CaseId id) {
        return repository.lock(id).orElseThrow();
    }
}
