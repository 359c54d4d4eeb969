package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import org.rarecase.casebook.event.SignedCaseChanged;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What signatures need of the cases: the content as it stands while it is signed, and to be told when it changes
 * afterwards. Cases that nobody signed pay nothing for it.
 */
@Service
public class CaseSigning {

    private final ReadableCases cases;
    private final CaseRepository repository;

    CaseSigning(ReadableCases cases, CaseRepository repository) {
        this.cases = cases;
        this.repository = repository;
    }

    /** The case as {@link Casebook#open} gives it, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public VisibleCase lock(CaseId id) {
        ReadableCases.Readable held = cases.lock(id);
        CaseNotEditable.refuseIf(held.stored().obstacleToCollect(), t("Nothing was signed."));
        return Casebook.opened(held);
    }

    /** There are signatures to be shown in this case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(CaseId id) {
        repository.updateEverSigned(id);
    }

    /** The same, and whether changes of what the case holds are told by {@link SignedCaseChanged} from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(CaseId id, boolean followed) {
        repository.updateSigned(id, followed);
    }
}
