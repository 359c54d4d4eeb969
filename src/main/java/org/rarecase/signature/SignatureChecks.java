package org.rarecase.signature;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.signature.SignatureVerification.Result;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells of each signature whether it holds (21 CFR 11.70). Whoever may read a case may ask. */
@Service
public class SignatureChecks {

    private final SignatureRepository repository;
    private final Casebook casebook;
    private final Seals seals;

    SignatureChecks(SignatureRepository repository, Casebook casebook, Seals seals) {
        this.repository = repository;
        this.casebook = casebook;
        this.seals = seals;
    }

    /** All that the account may see, newest first, against the case as it is stored now. */
    @Transactional(readOnly = true)
    public List<SignatureVerification> verify(CaseId id) {
        return of(casebook.open(id));
    }

    /**
     * As {@link #verify}, against the case as it was read, in one statement. What covers forms that are not shown to the
     * account is left out: it could not be compared.
     */
    @Transactional(readOnly = true)
    public List<SignatureVerification> of(VisibleCase shown) {
        return of(List.of(shown)).getOrDefault(shown.caseSummary().id(), List.of());
    }

    /** As {@link #of(VisibleCase)}, of all these cases, in one statement. */
    @Transactional(readOnly = true)
    public Map<CaseId, List<SignatureVerification>> of(Collection<VisibleCase> shown) {
        Map<CaseId, List<SignatureRepository.Stored>> stored =
                repository
                        .ofCases(shown.stream()
                                .map(each -> each.caseSummary().id())
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(each -> each.signature().caseId()));
        Map<CaseId, List<SignatureVerification>> checked = new HashMap<>();
        for (VisibleCase each : shown) {
            CaseId id = each.caseSummary().id();
            checked.put(
                    id,
                    stored.getOrDefault(id, List.of()).stream()
                            .filter(it -> isShown(each, it.signature()))
                            .map(it -> check(it, each.caseSummary(), each.entries()))
                            .toList());
        }
        return checked;
    }

    private static boolean isShown(VisibleCase shown, Signature signature) {
        return signature.instanceId() == null ? shown.isShownWhole() : shown.isShownWhole(signature.instanceId());
    }

    /** Whether what is on the page now differs from what this signature covers. */
    public boolean isOutdated(SignatureVerification signature, VisibleCase shown) {
        return signature.isValid() && !isOf(signature.signature(), SignedContent.hash(shown, instanceId(signature)));
    }

    private static @Nullable FormInstanceId instanceId(SignatureVerification signature) {
        return signature.signature().instanceId();
    }

    SignatureVerification check(
            SignatureRepository.Stored stored, CaseSummary caseSummary, List<FormInstance> entries) {
        return new SignatureVerification(stored.signature(), result(stored, caseSummary, entries), stored.lapse());
    }

    private Result result(SignatureRepository.Stored stored, CaseSummary caseSummary, List<FormInstance> entries) {
        Signature signature = stored.signature();
        if (!seals.knows(signature.seal().keyId())) {
            return Result.UNKNOWN_KEY;
        }
        if (!seals.fits(signature, caseSummary.number())) {
            return Result.NOT_GENUINE;
        }
        SignatureEnd lapse = stored.lapse();
        if (lapse != null) {
            return lapse.cause() == null ? Result.ALTERED : Result.LAPSED;
        }
        return isOf(signature, SignedContent.hash(caseSummary, entries, signature.instanceId()))
                ? Result.VALID
                : Result.ALTERED;
    }

    private static boolean isOf(Signature signature, Optional<String> hash) {
        return hash.filter(signature.content().hash()::equals).isPresent();
    }
}
