package org.rarecase.exchange.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.Section;

class CaseTellerTests {

    static List<Map<String, Answer>> states() {
        return EveryType.states();
    }

    @ParameterizedTest
    @MethodSource("states")
    void eachTypeSaysItsValueOrWhyThereIsNone(Map<String, Answer> said) {
        FormFact told = EveryType.saying(said).forms().getFirst();

        assertThat(EveryType.answers(told.items())).containsAllEntriesOf(said);
    }

    @Test
    void itemsComeInTheOrderOfTheFormAndRowsInTheirs() {
        FormDefinition form = FormFiles.with("ordered", """
                        - {item: z, type: text, label: {en: Z}}
                        - {item: g, type: group, label: {en: G}, items: [{item: y, type: text, label: {en: Y}}, {item: b, type: text, label: {en: B}}]}
                        - {item: a, type: text, label: {en: A}}
                        """).load().forms().getFirst();
        Answers answers = Answers.NONE
                .with(ItemPath.inRow("g", "r9", "b"), Answer.text("first"))
                .with(ItemPath.of("a"), Answer.text("last"))
                .with(ItemPath.inRow("g", "r2", "b"), Answer.text("second"));

        FormFact told = EveryType.of(form, answers).forms().getFirst();

        assertThat(told.items().keySet()).containsExactly("z", "g", "a");
        Fact.Rows rows = (Fact.Rows) told.item("g");
        assertThat(rows.rows()).extracting(Fact.Row::key).containsExactly("r9", "r2");
        assertThat(rows.rows().getFirst().items().keySet()).containsExactly("y", "b");
        assertThat(rows.rows().getFirst().items().get("y").why()).isEqualTo(NullFlavour.BLANK);
    }

    @Test
    void aGroupThatIsHiddenIsNotAskedAndItsStoredRowsAreNotTold() {
        Answers answers = Answers.NONE
                .with(ItemPath.of("asked"), Answer.text("no"))
                .with(ItemPath.of("text"), Answer.text("put aside"))
                .with(ItemPath.inRow("outer", "r1", "note"), Answer.text("put aside"));

        FormFact told = EveryType.of(EveryType.form(), answers).forms().getFirst();

        assertThat(told.item("outer"))
                .isInstanceOfSatisfying(
                        Fact.Rows.class, rows -> assertThat(rows.rows()).isEmpty());
        assertThat(told.item("outer").why()).isEqualTo(NullFlavour.NOT_ASKED);
        assertThat(told.toString()).doesNotContain("put aside");
    }

    @Test
    void onlyWhatIsToBeToldIsTold() {
        FormDefinition form = EveryType.form();
        FormDefinition less = form.with(
                List.of(new Section(
                        "main", form.title(), List.of(form.find("integer").orElseThrow()))),
                List.of());
        CaseFact told = EveryType.saying(EveryType.values());

        assertThat(told.forms().getFirst().items()).containsKey("text");
        assertThat(EveryType.told(less, EveryType.values()).forms().getFirst().items())
                .containsOnlyKeys("integer");
    }
}
