package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;

/** One person fills the form, another one changes it meanwhile. */
@ViewPackages(packages = "org.rarecase.entry.ui")
class SharedFormTests extends BrowserlessTest {

    private static final FormInstanceId ENTRY = new FormInstanceId(7);
    private static final ItemPath WEIGHT = ItemPath.of("weight");
    private static final FormDefinition RESECTION =
            FormFiles.with("resection", """
                    - {item: weight, type: decimal, unit: g, label: {en: Tumour weight}}
                    - {item: place, type: text, label: {en: Place}}
                    - {item: functional, type: yes-no, label: {en: Hormonally active}}
                    - {item: hormone, type: text, askedWhen: 'functional = "yes"', label: {en: Which hormone}}
                    - {item: large, type: choice, codes: [small, large], derive: 'if weight > 200 then "large" else "small"', label: {en: Size class}}
                    - item: ihc
                      type: group
                      label: {en: Stains}
                      items:
                        - {item: marker, type: text, label: {en: Marker}}
                    """).load().form(new FormKey("resection"));

    private final List<Change> answered = new ArrayList<>();
    private final Map<String, Answer> stored = new HashMap<>();
    private EntryForm form;

    @BeforeEach
    void showForm() {
        stored.put("weight", Answer.number("100"));
        stored.put("functional", Answer.text("yes"));
        form = new EntryForm(read(), ENTRY, new EntrySettings(false, null, false, List.of()), answered::addAll);
        UI.getCurrent().add(form);
    }

    private Evaluation read() {
        Evaluation evaluation = Evaluation.of(List.of(new FormContent(ENTRY, RESECTION, Answers.NONE)));
        stored.forEach((path, answer) -> evaluation.answer(new ItemRef(ENTRY, ItemPath.parse(path)), answer));
        return evaluation;
    }

    private Optional<Change> somebodyElseStores(String path, Answer answer) {
        stored.put(path, answer);
        return form.follow(read(), null);
    }

    private TextField text(String label) {
        return find(TextField.class, form).withLabel(label).single();
    }

    private boolean isShown(String label) {
        return find(TextField.class, form).withLabel(label).exists();
    }

    @Test
    void whatSomebodyElseStoresIsShown() {
        assertThat(somebodyElseStores("place", Answer.text("Padua"))).isEmpty();

        assertThat(text("Place").getValue()).isEqualTo("Padua");
    }

    @Test
    void theFieldInUseKeepsItsTextAndAllOthersFollow() {
        form.moved("weight");
        somebodyElseStores("place", Answer.text("Padua"));

        Optional<Change> told = somebodyElseStores("weight", Answer.number("300"));

        assertThat(told).contains(new Change(WEIGHT, Answer.number("100"), Answer.number("300")));
        assertThat(text("Tumour weight").getValue()).isEqualTo("100");
        assertThat(text("Place").getValue()).isEqualTo("Padua");
    }

    @Test
    void aFieldThatIsLeftAsItWasTakesOverWhatIsStored() {
        form.moved("weight");
        somebodyElseStores("weight", Answer.number("300"));
        form.showConcurrentValue(WEIGHT, "Stored meanwhile: 300 g");

        form.moved("place");

        assertThat(text("Tumour weight").getValue()).isEqualTo("300");
        assertThat(form.answers().effective(ItemPath.of("large"))).isEqualTo(Answer.text("large"));
        assertThat(find(Span.class, form).withClassName("rc-item-meanwhile").exists())
                .isFalse();
        assertThat(answered).isEmpty();
    }

    @Test
    void anAnswerGivenMeanwhileTellsWhatThePersonHadSeen() {
        form.moved("weight");
        somebodyElseStores("weight", Answer.number("300"));

        test(text("Tumour weight")).setValue("120");
        form.moved("");

        assertThat(answered).containsExactly(new Change(WEIGHT, Answer.number("100"), Answer.number("120")));
        assertThat(text("Tumour weight").getValue()).isEqualTo("120");
    }

    @Test
    void whatFollowsFromAnAnswerStillBeingTypedStays() {
        form.answers().typed(WEIGHT, Answer.number("250"));
        form.moved("weight");

        somebodyElseStores("place", Answer.text("Padua"));

        assertThat(form.answers().effective(ItemPath.of("large"))).isEqualTo(Answer.text("large"));
        test(text("Tumour weight")).setValue("250");
        assertThat(answered).containsExactly(new Change(WEIGHT, Answer.number("100"), Answer.number("250")));
    }

    @Test
    void whatWasTypedAndTakenBackLeavesNoTrace() {
        form.moved("weight");
        form.answers().typed(WEIGHT, Answer.number("250"));

        form.moved("");

        assertThat(form.answers().effective(ItemPath.of("large"))).isEqualTo(Answer.text("small"));
        somebodyElseStores("weight", Answer.number("300"));
        assertThat(text("Tumour weight").getValue()).isEqualTo("300");
    }

    @Test
    void theFieldInUseStaysUntilItIsLeftAlsoIfItIsNotAskedAnyMore() {
        form.moved("hormone");
        somebodyElseStores("functional", Answer.text("no"));
        assertThat(isShown("Which hormone")).isTrue();

        form.moved("");

        assertThat(isShown("Which hormone")).isFalse();
    }

    @Test
    void aRowThatSomebodyElseRemovesStaysWhileItIsBeingFilled() {
        somebodyElseStores("ihc[a].marker", Answer.text("Ki-67"));
        form.moved("ihc[a].marker");
        stored.remove("ihc[a].marker");

        form.follow(read(), null);

        assertThat(text("Marker").getValue()).isEqualTo("Ki-67");
    }

    @Test
    void aChoiceHoldsNoTextAndFollowsAtOnce() {
        form.moved("functional");

        somebodyElseStores("functional", Answer.text("no"));

        assertThat(isShown("Which hormone")).isFalse();
    }
}
