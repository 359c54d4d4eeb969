package org.rarecase.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Cases;
import org.rarecase.ModuleTest;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.signature.SignatureVerification.Result;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who signs what, and what ends a signature. Seals and trail are in {@link SignatureIntegrationTests}. */
@ModuleTest
@Import(Cases.class)
class SigningRulesIntegrationTests {

    @Autowired
    Signatures signatures;

    @Autowired
    SignatureChecks checks;

    @Autowired
    Cases cases;

    private Signer signer;
    private CaseId id;

    @BeforeEach
    void registerCase() {
        signer = new Signer(cases.registry, cases.casebook, signatures);
        id = cases.registered();
        cases.answer(id, "diagnosis", "weight", Answer.number("99.5"));
    }

    /** 21 CFR 11.200(a)(1): the first signing in a session takes both components, the next ones the password. */
    @Test
    void theNameIsAskedOnceInASessionAndAgainAfterARefusal() {
        cases.registry.run(cases.registry.anna(), () -> {
            SigningSession session = new SigningSession();
            SignatureTarget what = SignatureTarget.of(cases.casebook.open(id), diagnosis(), SignatureMeaning.ENTERED);
            assertThat(signatures.asksForName(session)).isTrue();
            assertThatThrownBy(() -> signatures.confirm(session, new Credentials("", Registry.PASSWORD), what))
                    .isInstanceOf(SigningRefused.class);

            signatures.confirm(session, new Credentials(cases.registry.anna(), Registry.PASSWORD), what);
            assertThat(signatures.asksForName(session)).isFalse();
            signatures.confirm(session, new Credentials("", Registry.PASSWORD), what);
            assertThat(signatures.asksForName(new SigningSession())).isTrue();

            assertThatThrownBy(() -> signatures.confirm(session, new Credentials("", "wrong"), what))
                    .isInstanceOf(SigningRefused.class)
                    .hasMessageContaining("everything entered is saved");
            assertThat(signatures.asksForName(session)).isTrue();
        });
    }

    /** 21 CFR 11.10(g): only the role that answers for the data signs them. */
    @Test
    void aMonitorCannotSignForTheSiteNorTheSiteForThePathologist() {
        assertThatThrownBy(() -> signer.sign(cases.registry.monitor(), id, diagnosis(), SignatureMeaning.ENTERED))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(
                        () -> signer.sign(cases.registry.anna(), id, diagnosis(), SignatureMeaning.PATHOLOGY_REVIEWED))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(
                        () -> signer.sign(cases.registry.pathologist(), id, null, SignatureMeaning.PATHOLOGY_REVIEWED))
                .hasMessageContaining("no such case");
    }

    @Test
    void dataAreNotSaidToBeCompleteWhileSomethingIsMissing() {
        assertThatThrownBy(() -> signer.sign(cases.registry.anna(), id, null, SignatureMeaning.REVIEWED))
                .isInstanceOf(NotSignable.class)
                .hasMessageContaining("missing");
        assertThat(results(id)).isEmpty();
    }

    @Test
    void nobodySignsWhatSomebodyElseHasJustChanged() {
        SignerReauthentication seen =
                signer.confirmed(cases.registry.anna(), id, diagnosis(), SignatureMeaning.ENTERED);
        cases.answer(id, "diagnosis", "weight", Answer.number("101"));

        assertThatThrownBy(() -> cases.registry.as(cases.registry.anna(), () -> signatures.sign(seen)))
                .isInstanceOf(NotSignable.class)
                .hasMessageContaining("changed this since");
    }

    @Test
    void aChangeOfAnotherFormLeavesTheSignatureOfThisOne() {
        signForm();
        signCase();
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text("Pleuropulmonary blastoma"));

        assertThat(results(id)).containsExactly(Result.LAPSED, Result.VALID);
    }

    @Test
    void anotherFormInTheCaseEndsTheSignatureOfTheCase() {
        signCase();
        cases.registry.run(cases.registry.anna(), () -> cases.casebook.addEntry(id, new FormKey("surgery")));

        assertThat(results(id)).containsExactly(Result.LAPSED);
    }

    @Test
    void aChangeEndsASignatureOnceAndForGood() {
        signForm();
        cases.answer(id, "diagnosis", "weight", Answer.number("101"));
        cases.answer(id, "diagnosis", "weight", Answer.number("99.5"));
        assertThat(results(id)).containsExactly(Result.LAPSED);

        signForm();
        assertThat(results(id)).containsExactly(Result.VALID, Result.LAPSED);
    }

    private FormInstanceId diagnosis() {
        return cases.shown(id, "diagnosis").id();
    }

    private void signForm() {
        signer.sign(cases.registry.anna(), id, diagnosis(), SignatureMeaning.ENTERED);
    }

    private void signCase() {
        signer.sign(cases.registry.anna(), id, null, SignatureMeaning.ENTERED);
    }

    private List<Result> results(CaseId caseId) {
        return cases.registry.as(
                cases.registry.auditor(),
                () -> checks.verify(caseId).stream()
                        .map(SignatureVerification::result)
                        .toList());
    }
}
