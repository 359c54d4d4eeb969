package org.rarecase.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rarecase.print.PdfText.bare;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.print.PdfText;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class CaseCopiesIntegrationTests {

    @Autowired
    CaseCopies copies;

    @Autowired
    CaseScenario cases;

    @Autowired
    Consents consents;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    @Test
    void aSiteTakesThePdfOfItsCaseWithWhatWasChangedAndAskedSinceItWasSubmitted() throws Exception {
        CaseId id = cases.submitted("T09");
        cases.answer(id, "diagnosis", "weight", Answer.number("12.5"));
        cases.raised(id);

        byte[] pdf = registry.as(registry.anna(), () -> copies.take(id, "pdf"));

        String text = bare(PdfText.of(pdf));
        assertThat(text)
                .contains(cases.record(id).number(), "12.5", bare("Is this the weight?"))
                .contains(bare("◆ Changed after submission, by"), bare("(Investigator)"), bare(": Typing error"))
                .contains(bare("Value when it was asked"), bare("Whole case Signature of"), bare("Changed since"));
        assertThat(text.split("◆", -1)).hasSize(2);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
        assertThat(sql.sql("SELECT CONCAT_WS(' | ', user_name, new_value) FROM audit_entry"
                                + " WHERE kind = 'case.exported' AND case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo(registry.anna() + " | pdf; sha256 " + sha256);
    }

    @Test
    void nobodyTakesACaseThatItsPageWouldNotShow() {
        CaseId id = cases.registered();
        String other = registry.investigatorOf(registry.site("XCO", "Copies", "IT"));

        assertThatThrownBy(() -> registry.as(other, () -> copies.take(id, "pdf")))
                .isInstanceOf(CaseNotFound.class);
        for (String person : new String[] {registry.pathologist(), registry.administrator()}) {
            assertThatThrownBy(() -> registry.as(person, () -> copies.take(id, "pdf")))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> registry.as(registry.anna(), () -> copies.take(id, "json")))
                .isInstanceOf(ExportRefused.class);
    }

    @Test
    void aRestrictedCaseIsTakenByThoseAloneWhoReadWhatIsInIt() {
        CaseId id = cases.registered();
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text("restricted words"));
        registry.run(
                registry.anna(),
                () -> consents.withdraw(
                        id, new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.EPOCH, Withdrawal.By.PATIENT, "")));

        assertThatThrownBy(() -> registry.as(registry.anna(), () -> copies.take(id, "pdf")))
                .isInstanceOf(ExportRefused.class);
        byte[] pdf = registry.as(registry.coordinator(), () -> copies.take(id, "pdf"));
        assertThat(bare(PdfText.of(pdf))).contains("restrictedwords");
    }
}
