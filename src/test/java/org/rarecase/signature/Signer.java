package org.rarecase.signature;

import org.jspecify.annotations.Nullable;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.FormInstanceId;

/** Signs as people do: with their name and password, in a session of its own. */
public final class Signer {

    private final Registry registry;
    private final Casebook casebook;
    private final Signatures signatures;

    public Signer(Registry registry, Casebook casebook, Signatures signatures) {
        this.registry = registry;
        this.casebook = casebook;
        this.signatures = signatures;
    }

    public SignerReauthentication confirmed(
            String userName, CaseId id, @Nullable FormInstanceId instanceId, SignatureMeaning meaning) {
        return registry.as(
                userName,
                () -> signatures.confirm(
                        new SigningSession(),
                        new Credentials(userName, Registry.PASSWORD),
                        SignatureTarget.of(casebook.open(id), instanceId, meaning)));
    }

    public Signature sign(String userName, CaseId id, @Nullable FormInstanceId instanceId, SignatureMeaning meaning) {
        SignerReauthentication confirmed = confirmed(userName, id, instanceId, meaning);
        return registry.as(userName, () -> signatures.sign(confirmed));
    }
}
