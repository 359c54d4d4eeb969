package org.rarecase.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.saving.AnswerChanges;
import org.rarecase.casebook.saving.SaveConflict;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.AuditLine;

/** Which lines of the trail an answer leaves. */
class AnswerChangesTests {

    private static final FormLibrary LIBRARY = FormFiles.with("form", """
                    - {item: active, type: yes-no, default: no, label: {en: A}}
                    - {item: dose, type: integer, label: {en: D}}
                    - item: cycles
                      type: group
                      label: {en: C}
                      items:
                        - {item: unit, type: choice, codes: [mg, g], default: mg, label: {en: U}}
                        - item: agents
                          type: group
                          label: {en: A}
                          items:
                            - {item: agent, type: text, default: cisplatin, label: {en: A}}
                            - {item: dose, type: integer, label: {en: D}}
                    """).load();

    private static FormInstance entry(Answers answers) {
        return FormInstance.added(new FormInstanceId(1), LIBRARY.form(new FormKey("form")), 1)
                .with(answers);
    }

    private static Case stored(Answers answers) {
        return new Case(CaseRecords.entering(), List.of(entry(answers)));
    }

    private static Change change(String path, String before, String after) {
        return new Change(ItemPath.parse(path), Answer.text(before), Answer.text(after));
    }

    private static List<String> auditLines(Answers answers, String reason, Change... changes) {
        Case stored = stored(answers);
        return print(AnswerChanges.of(stored, Map.of(new FormInstanceId(1), List.of(changes)), reason));
    }

    private static List<String> print(AnswerChanges changes) {
        return changes.auditLines().stream().map(AnswerChangesTests::print).toList();
    }

    private static String print(AuditLine line) {
        return line.kind() + " " + line.itemPath() + " " + line.oldValue() + " " + line.newValue() + " "
                + line.reason();
    }

    @Test
    void aNewCaseHasItsDefaultsAndTheTrailSaysSo() {
        AnswerChanges registered = AnswerChanges.registered(stored(Answers.NONE));
        assertThat(print(registered)).containsExactly("value.defaulted active null no default of version 1");
        assertThat(registered.answers().get(new FormInstanceId(1))).isEqualTo(answers("active", "no"));
    }

    @Test
    void aFormThatJoinsACaseTakesItsDefaultsOnlyWhereItIsNew() {
        Case empty = new Case(stored(Answers.NONE).caseSummary(), List.of());
        List<FormInstance> joining = List.of(entry(Answers.NONE));
        assertThat(print(AnswerChanges.joined(new CaseId(1), joining, Set.of(new FormInstanceId(1)), empty.evaluate())))
                .containsExactly("value.defaulted active null no default of version 1");
        assertThat(print(AnswerChanges.joined(new CaseId(1), joining, Set.of(), empty.evaluate())))
                .isEmpty();
    }

    @Test
    void aRowThatIsAddedSaysWhatItHasByDefault() {
        assertThat(auditLines(
                        Answers.NONE,
                        "asked",
                        change("cycles[r1].unit", "", "mg"),
                        change("cycles[r1].agents[r1].agent", "", "cisplatin"),
                        change("cycles[r2].unit", "", "g")))
                .containsExactly(
                        "value.defaulted cycles[r1].unit null mg default of version 1; asked",
                        "value.defaulted cycles[r1].agents[r1].agent null cisplatin default of version 1; asked",
                        "value.entered cycles[r2].unit null g asked");
    }

    @Test
    void whatSomebodyEntersLaterIsNoDefault() {
        Answers answers = answers("cycles[r1].agents[r1].dose", "3");
        assertThat(auditLines(answers, null, change("active", "", "no"), change("cycles[r1].unit", "", "mg")))
                .containsExactly("value.entered active null no null", "value.entered cycles[r1].unit null mg null");
    }

    @Test
    void aRowThatIsRemovedClearsItsAnswersAndThoseOfTheRowsInIt() {
        Answers answers = answers("cycles[r1].unit", "g")
                .with(ItemPath.parse("cycles[r1].agents[r2].agent"), Answer.text("etoposide"))
                .with(ItemPath.parse("cycles[r2].agents[r2].agent"), Answer.text("cisplatin"));
        assertThat(auditLines(
                        answers,
                        null,
                        new Change(
                                ItemPath.row("cycles", "r1"),
                                answers.ofRow(ItemPath.row("cycles", "r1")),
                                Answer.BLANK)))
                .containsExactly(
                        "value.cleared cycles[r1].unit g null null",
                        "value.cleared cycles[r1].agents[r2].agent etoposide null null");
    }

    @Test
    void aRowInWhichSomebodyElseChangedAnInnerRowIsNotRemoved() {
        Answers seen = answers("cycles[r1].agents[r2].agent", "etoposide");
        Answers now = answers("cycles[r1].agents[r2].agent", "cisplatin");
        ItemPath row = ItemPath.row("cycles", "r1");
        assertThatThrownBy(() -> auditLines(now, null, new Change(row, seen.ofRow(row), Answer.BLANK)))
                .isInstanceOfSatisfying(
                        SaveConflict.class,
                        conflict -> assertThat(conflict.stored())
                                .containsOnlyKeys(new ItemRef(new FormInstanceId(1), row)));
    }

    private static Answers answers(String path, String value) {
        return Answers.NONE.with(ItemPath.parse(path), Answer.text(value));
    }
}
