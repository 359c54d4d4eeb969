package org.rarecase.signature;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the site stands for what is in a case, by a signature that holds. */
@Service
public class SiteSignature {

    private final SignatureRepository repository;
    private final SignatureChecks checks;
    private final Casebook casebook;

    SiteSignature(SignatureRepository repository, SignatureChecks checks, Casebook casebook) {
        this.repository = repository;
        this.checks = checks;
        this.casebook = casebook;
    }

    /** Refuses with {@link SignatureRequired} while there is none. Called by the process. */
    @Transactional(readOnly = true)
    public void require(CaseId id) {
        VisibleCase open = casebook.open(id);
        if (!holds(open.caseSummary(), open.entries())) {
            throw new SignatureRequired(
                    t("A case is submitted with your signature. Nothing was changed."),
                    null,
                    SignatureMeaning.REVIEWED);
        }
    }

    boolean holds(CaseSummary caseSummary, List<FormInstance> entries) {
        return repository.ofCase(caseSummary.id()).stream()
                .filter(stored -> stored.signature().isForSubmission())
                .anyMatch(stored -> checks.check(stored, caseSummary, entries).isValid());
    }
}
