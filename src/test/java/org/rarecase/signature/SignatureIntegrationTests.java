package org.rarecase.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.ItemPath;
import org.rarecase.signature.SignatureVerification.Result;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest
class SignatureIntegrationTests {

    private static final ItemPath HEIGHT = ItemPath.of("height");
    private static int created;

    @Autowired
    Signatures signatures;

    @Autowired
    SignatureChecks checks;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentAccount current;

    @Autowired
    JdbcClient sql;

    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwner());
    private Signer signer;
    private CaseId id;

    @BeforeEach
    void registerCase() {
        signer = new Signer(registry, casebook, signatures);
        id = registered();
        answer(id, "99.5");
    }

    @AfterEach
    void guard() {
        forbid("signature_signature");
        forbid("casebook_form_entry");
    }

    private CaseId registered() {
        return registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
    }

    private FormInstance entry(CaseId caseId, String form) {
        return registry.as(
                registry.anna(),
                () -> casebook.open(caseId).entries().stream()
                        .filter(entry -> entry.form().key().value().equals(form))
                        .findFirst()
                        .orElseThrow());
    }

    private FormInstanceId demographics(CaseId caseId) {
        return entry(caseId, "demographics").id();
    }

    private void answer(CaseId caseId, String height) {
        registry.run(registry.anna(), () -> {
            FormInstance entry = entry(caseId, "demographics");
            Change change = new Change(HEIGHT, entry.answers().get(HEIGHT), Answer.number(height));
            casebook.save(caseId, entry.id(), List.of(change), null);
        });
    }

    private Signature signForm() {
        return signer.sign(registry.anna(), id, demographics(id), SignatureMeaning.ENTERED);
    }

    private Signature signCase() {
        return signer.sign(registry.anna(), id, null, SignatureMeaning.ENTERED);
    }

    private List<Result> results(CaseId caseId) {
        return registry.as(
                registry.auditor(),
                () -> checks.verify(caseId).stream()
                        .map(SignatureVerification::result)
                        .toList());
    }

    private List<String> trail(String kind) {
        return sql.sql("SELECT CONCAT_WS('|', user_name, role, COALESCE(form, ''), COALESCE(new_value, ''), reason)"
                        + " FROM audit_entry WHERE case_id = ? AND kind = ? ORDER BY id")
                .params(id.value(), kind)
                .query(String.class)
                .list();
    }

    /** As the owner of the server could, who drops the triggers first. */
    private void behindTheApplicationsBack(String statement, Object... values) {
        owner.sql("DROP TRIGGER IF EXISTS signature_signature_is_never_updated").update();
        owner.sql(statement).params(values).update();
    }

    private void forbid(String table) {
        if (table.startsWith("signature")) {
            owner.sql("DROP TRIGGER IF EXISTS signature_signature_is_never_updated")
                    .update();
            owner.sql("CREATE TRIGGER signature_signature_is_never_updated BEFORE UPDATE ON signature_signature"
                            + " FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A signature is never changed'")
                    .update();
        }
    }

    /** 21 CFR 11.50(a): printed name, date and time, meaning. */
    @Test
    void aSignatureTellsNameRoleTimeAndMeaningAndIsInTheTrail() {
        Signature signed = signForm();

        assertThat(signed.printedName()).isEqualTo("anna");
        assertThat(signed.role()).isEqualTo("investigator");
        assertThat(signed.statement())
                .isEqualTo(SignatureMeaning.ENTERED.statement().english());
        assertThat(trail("signature.given"))
                .containsExactly("anna|investigator|demographics|anna: "
                        + SignatureMeaning.ENTERED.statement().english() + "|sealed "
                        + signed.seal().code());
        assertThat(results(id)).containsExactly(Result.VALID);
    }

    /** 21 CFR 11.300(d): attempts at unauthorised use are noticed, and end in a lock. */
    @Test
    void failedAttemptsLockTheAccountAndAreInTheTrail() throws Exception {
        String clumsy = "clumsy" + ++created;
        current.callAsSystem(() ->
                accounts.create(clumsy, "Clumsy", Registry.PASSWORD, Set.of(Role.INVESTIGATOR), SiteScope.EVERYWHERE));
        registry.run(clumsy, () -> {
            SignatureTarget what = SignatureTarget.of(casebook.open(id), demographics(id), SignatureMeaning.ENTERED);
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThatThrownBy(
                                () -> signatures.confirm(new SigningSession(), new Credentials(clumsy, "wrong"), what))
                        .isInstanceOf(SigningRefused.class);
            }
            assertThatThrownBy(() ->
                            signatures.confirm(new SigningSession(), new Credentials(clumsy, Registry.PASSWORD), what))
                    .hasMessageContaining("locked");
        });

        assertThat(sql.sql("SELECT locked_until IS NOT NULL FROM account_account WHERE user_name = ?")
                        .param(clumsy)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(trail("signature.refused")).hasSize(6).first().asString().endsWith("wrong password");
        assertThat(results(id)).isEmpty();
    }

    /** 21 CFR 11.100(a), 11.200(a)(2): a signature is used by its genuine owner only. */
    @Test
    void nobodySignsInTheSessionOfAnother() {
        registry.run(registry.anna(), () -> {
            SignatureTarget what = SignatureTarget.of(casebook.open(id), demographics(id), SignatureMeaning.ENTERED);
            String other = registry.investigatorOf(registry.tuebingen());
            assertThatThrownBy(() ->
                            signatures.confirm(new SigningSession(), new Credentials(other, Registry.PASSWORD), what))
                    .isInstanceOf(SigningRefused.class);
        });
        assertThat(trail("signature.refused")).singleElement().asString().endsWith("other log-in name");

        SignerReauthentication hers = signer.confirmed(registry.anna(), id, demographics(id), SignatureMeaning.ENTERED);
        String colleague = registry.investigatorOf(registry.padua());
        assertThatThrownBy(() -> registry.as(colleague, () -> signatures.sign(hers)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** 21 CFR 11.70, EMA 2023 6.3: a change ends the signature; what is undone has to be signed again. */
    @Test
    void aChangeEndsTheSignatureOnceAndForGood() {
        signForm();
        answer(id, "101");
        answer(id, "99.5");

        assertThat(results(id)).containsExactly(Result.LAPSED);
        assertThat(trail("signature.lapsed"))
                .containsExactly("anna|investigator|demographics|anna: "
                        + SignatureMeaning.ENTERED.statement().english() + "|what was signed was changed");
        signForm();
        assertThat(results(id)).containsExactly(Result.VALID, Result.LAPSED);
    }

    /** 21 CFR 11.70: signatures cannot be excised, copied or otherwise transferred. */
    @Test
    void aSignatureCopiedToAnotherCaseIsFound() {
        signCase();
        CaseId other = registered();
        owner.sql("""
                        INSERT INTO signature_signature (case_id, entry_id, user_name, printed_name, role, meaning,
                          statement, signed_at, content_hash, key_id, seal)
                        SELECT ?, entry_id, user_name, printed_name, role, meaning, statement, signed_at, content_hash,
                          key_id, seal FROM signature_signature WHERE case_id = ?
                        """).params(other.value(), id.value()).update();

        assertThat(results(id)).containsExactly(Result.VALID);
        assertThat(results(other)).containsExactly(Result.NOT_GENUINE);
    }

    @Test
    void anAnswerChangedBehindTheApplicationsBackIsFound() {
        signForm();
        owner.sql("UPDATE casebook_form_entry SET answers = JSON_SET(answers, '$.height', 150) WHERE id = ?")
                .param(demographics(id).value())
                .update();

        assertThat(results(id)).containsExactly(Result.ALTERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printed_name = 'Somebody else'",
                "user_name = 'bernd'",
                "role = 'coordinator'",
                "meaning = 'REVIEWED'",
                "meaning = 'ADMIRED'",
                "statement = 'I have seen nothing.'",
                "signed_at = signed_at - INTERVAL 1 DAY",
                "content_hash = REPEAT(X'00', 32)",
                "entry_id = NULL",
                "seal = REPEAT(X'00', 32)"
            })
    void aSignatureChangedBehindTheApplicationsBackIsFound(String change) {
        signForm();
        behindTheApplicationsBack("UPDATE signature_signature SET " + change + " WHERE case_id = ?", id.value());

        assertThat(results(id)).containsExactly(Result.NOT_GENUINE);
        answer(id, "101");
    }

    @Test
    void anEndOfASignatureThatNobodyKnowsOfIsFound() {
        signForm();
        owner.sql("INSERT INTO signature_lapse (signature_id, at, user_name, cause)"
                        + " SELECT id, signed_at, 'bernd', 'WHIM' FROM signature_signature WHERE case_id = ?")
                .param(id.value())
                .update();

        assertThat(results(id)).containsExactly(Result.ALTERED);
        answer(id, "101");
    }

    @Test
    void ofAKeyThatIsNotHereNothingIsSaid() {
        signForm();
        behindTheApplicationsBack(
                "UPDATE signature_signature SET key_id = '0123456789abcdef' WHERE case_id = ?", id.value());

        assertThat(results(id)).containsExactly(Result.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE signature_signature SET printed_name = ''",
                "DELETE FROM signature_signature",
                "UPDATE signature_lapse SET user_name = ''",
                "DELETE FROM signature_lapse"
            })
    void theApplicationCanNeitherChangeNorTakeBackASignature(String statement) {
        signForm();
        answer(id, "101");
        forbid("signature_signature");

        assertThatThrownBy(() -> sql.sql(statement).update()).rootCause().hasMessageContaining("denied");
        assertThatThrownBy(() -> owner.sql(statement).update()).rootCause().hasMessageContaining("never");
    }

    /** A blinded reviewer could not compare what covers hidden forms, and is not told of it. */
    @Test
    void aBlindedReviewerSeesNoSignatureOfAFormThatIsNotShownWhole() {
        signForm();
        signCase();
        signer.sign(registry.anna(), id, entry(id, "diagnosis").id(), SignatureMeaning.ENTERED);
        owner.sql(
                        "INSERT INTO casebook_form_entry (case_id, form, form_version, ordinal, answers)"
                                + " SELECT ?, 'central-review', MAX(version), 1, '{}' FROM form_version WHERE form = 'central-review'")
                .param(id.value())
                .update();

        List<FormInstanceId> seen = registry.as(
                registry.pathologist(),
                () -> checks.verify(id).stream()
                        .map(each -> each.signature().instanceId())
                        .toList());
        assertThat(seen).isEmpty();
    }

    /** What a save costs is told in the casebook's tests; nobody pays for signatures that nobody gave. */
    @Test
    void onlyChangesOfSignedCasesCostStatements() {
        int unsigned = save("101");
        signForm();
        int signed = save("102");
        int lapsed = save("103");

        // A case that was changed otherwise than by a save is read anew.
        assertThat(lapsed).isEqualTo(unsigned + 1);
        // That, the case as it is now, its signatures, the lapse, the mark at the case, and the news of it.
        assertThat(signed).isEqualTo(unsigned + 6);
    }

    private int save(String height) {
        FormInstance entry = entry(id, "demographics");
        Map<FormInstanceId, List<Change>> changes =
                Map.of(entry.id(), List.of(new Change(HEIGHT, entry.answers().get(HEIGHT), Answer.number(height))));
        return registry.as(
                registry.anna(),
                () -> Statements.countDuring(() -> casebook.save(id, changes, (@Nullable String) null)));
    }
}
