package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.document.CaseDocuments;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who sees what of a case that is reviewed, as the table in the guide has it: every way to read, for each kind of person,
 * before the reader has signed and after.
 */
@ProcessTest
class WhoSeesWhatIntegrationTests {

    /** What nobody would write by chance. */
    private enum Marker {
        LOCAL_DIAGNOSIS("Quokkablastoma of the spleen"),
        FILE_NAME("quokka-befund"),
        LABORATORY_NUMBER("H-2026-quokka-4711"),
        READING("Numbatoma, says the reader");

        private final String text;

        Marker(String text) {
            this.text = text;
        }
    }

    private static final Set<Marker> OF_SITE =
            EnumSet.of(Marker.LOCAL_DIAGNOSIS, Marker.FILE_NAME, Marker.LABORATORY_NUMBER);

    @Autowired
    CaseScenario cases;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    CurrentAccount current;

    @Autowired
    CaseDocuments documents;

    private CaseId id;
    private ReadPaths paths;

    /** A case with a reading that is begun. */
    @BeforeEach
    void read() {
        id = cases.submitted("T03");
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text(Marker.LOCAL_DIAGNOSIS.text));
        cases.answer(id, "local-pathology", "specimen_id", Answer.text(Marker.LABORATORY_NUMBER.text));
        ItemRef report = cases.place(id, "local-pathology", "report");
        Answer.File file = cases.registry.as(
                cases.registry.anna(),
                () -> documents.keep(
                        id,
                        report.instanceId(),
                        report.path(),
                        Marker.FILE_NAME.text + ".pdf",
                        "%PDF-1.7 quokka".getBytes(StandardCharsets.US_ASCII)));
        cases.answer(id, "local-pathology", "report", file);
        ItemRef local = cases.place(id, "local-pathology", "diagnosis_text");
        QueryId query = cases.registry.as(
                cases.registry.monitor(),
                () -> cases.raising.raise(id, local, "Is it a " + Marker.LOCAL_DIAGNOSIS.text + "?"));
        DataQuery asked = cases.query(query);
        cases.acceptData(id);
        cases.answer(id, "central-review", "remark", Answer.text(Marker.READING.text));
        paths = new ReadPaths(context, transaction, cases, id, query, asked, local);
    }

    @Test
    void everyWayToReadShowsToEachPersonWhatTheTableSays() {
        String reader = cases.registry.pathologist();
        String colleague = cases.registry.otherPathologist();
        shown("reader before the own sign-off", reader, EnumSet.of(Marker.READING));
        shown("another reader before", colleague, EnumSet.noneOf(Marker.class));
        shown("site before", cases.registry.anna(), OF_SITE);
        shown("monitor before", cases.registry.monitor(), OF_SITE);
        shown("coordinator before", cases.registry.coordinator(), OF_SITE);
        shown("auditor before", cases.registry.auditor(), EnumSet.allOf(Marker.class));

        cases.signOffReview(id);

        shown("reader after", reader, EnumSet.of(Marker.READING, Marker.LOCAL_DIAGNOSIS));
        shown("another reader after", colleague, EnumSet.noneOf(Marker.class));
        shown("site after it is agreed", cases.registry.anna(), EnumSet.allOf(Marker.class));
        shown("monitor after it is agreed", cases.registry.monitor(), EnumSet.allOf(Marker.class));
        shown("coordinator after", cases.registry.coordinator(), EnumSet.allOf(Marker.class));
        shown("auditor after", cases.registry.auditor(), EnumSet.allOf(Marker.class));
        assertThat(paths.unplaced)
                .as("kinds of arguments that are to be placed in ReadPaths")
                .isEmpty();
    }

    /** Exactly these are found by the person, over all ways to read. */
    private void shown(String column, String person, Set<Marker> expected) {
        List<String> found = new ArrayList<>();
        current.callAs(
                person,
                () -> found.addAll(paths.walk(
                        Arrays.stream(Marker.values())
                                .map(marker -> marker.text)
                                .toList(),
                        new ArrayList<>())));

        Set<String> texts = expected.stream().map(marker -> marker.text).collect(Collectors.toSet());
        assertThat(found.stream().filter(line -> texts.stream().noneMatch(line::endsWith)))
                .as(column)
                .isEmpty();
        assertThat(texts)
                .as(column + " sees each")
                .allSatisfy(text -> assertThat(found).anyMatch(line -> line.endsWith(text)));
    }
}
