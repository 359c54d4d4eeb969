package org.rarecase.entry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rarecase.bench.GeneratedForm;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.form.reading.FormFolder;
import org.rarecase.study.TumourType;
import org.rarecase.ui.Tone;
import tools.jackson.databind.node.JsonNodeFactory;

@ViewPackages(packages = "org.rarecase.entry.ui")
class LargeFormTests extends BrowserlessTest {

    private static final ItemPath FIRST = ItemPath.of("size_0");
    private static final ItemPath LAST = ItemPath.of("depth_29");
    private static final String CODES = """
            form: codes
            version: 1
            title: {en: Codes}
            sections:
              - section: main
                title: {en: Main}
                items:
                  - {item: morphology, type: code, codelist: morphology, forTumourType: true, label: {en: Morphology}}
            """;

    private final List<ItemPath> asked = new ArrayList<>();
    private final List<Answer> answered = new ArrayList<>();
    private static FormLibrary library;
    private EntryForm form;

    @BeforeAll
    static void load() {
        String table = IntStream.range(0, 12_000)
                .mapToObj(i ->
                        "%04d/%d,Tumour %d,Geschwulst %d,%s".formatted(i / 3, i % 3, i, i, i % 2 == 0 ? "T03" : "T07"))
                .collect(Collectors.joining("\n", "code,en,de,tumours\n", "\n"));
        library = FormFolder.load(
                Path.of(""),
                Map.of(
                        "casebook.yaml",
                        "casebook: [big, codes]\n",
                        "core/big.yaml",
                        GeneratedForm.yaml("big", 30),
                        "core/codes.yaml",
                        CODES,
                        "codelists/morphology.yaml",
                        "codelist: morphology\ntitle: {en: Morphology}\nfile: morphology.csv\n",
                        "codelists/morphology.csv",
                        table),
                Clock.systemUTC());
        assertThat(library.problems()).isEmpty();
    }

    private void show(String key, Answers answers, TumourType type) {
        Evaluation evaluation =
                Evaluation.of(List.of(new FormContent(new FormInstanceId(1), library.form(new FormKey(key)), answers)));
        var action = new FieldAction(VaadinIcon.CLOCK, "History", place -> asked.add(place.path()));
        form = new EntryForm(
                evaluation,
                new FormInstanceId(1),
                new EntrySettings(false, type, false, List.of(action)),
                changes -> changes.forEach(change -> answered.add(change.after())));
        UI.getCurrent().removeAll();
        UI.getCurrent().add(form);
    }

    private boolean isBuilt(ItemPath path) {
        return form.fields().field(path).orElseThrow().isBuilt();
    }

    private void fromBrowser(String event, Map<String, String> detail) {
        var data = JsonNodeFactory.instance.objectNode();
        detail.forEach(data::put);
        form.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(form.getElement(), event, data));
    }

    @Test
    void fieldsOutOfSightAreMadeWhenTheBrowserAsksForThem() {
        show("big", Answers.NONE, null);
        assertThat(isBuilt(FIRST)).isTrue();
        assertThat(isBuilt(LAST)).isFalse();

        fromBrowser("rc-build", Map.of("event.detail", "depth_29 no_such_item"));

        assertThat(isBuilt(LAST)).isTrue();
        assertThat(isBuilt(ItemPath.of("depth_28"))).isFalse();
    }

    @Test
    void whoeverIsLedToAFieldOutOfSightFindsItThereWithItsAnswerAndMarks() {
        show("big", Answers.NONE.with(LAST, Answer.number("12")), null);
        form.setMarks(List.of(new FieldMark(LAST, Tone.WARNING, "Query open")));
        form.markChanged(List.of(LAST));

        assertThat(form.focus(LAST)).isTrue();

        ItemField field = form.fields().field(LAST).orElseThrow();
        assertThat(((TextField) field.input()).getValue()).isEqualTo("12");
        assertThat(field.getElement().getTextRecursively()).contains("Query open", "Not saved yet");
        assertThat(field.getElement().getChild(0).getClassList()).contains("rc-item-label");
    }

    @Test
    void whatComesToBeAskedIsThereAtOnce() {
        show("big", Answers.NONE, null);

        form.answers().answered(ItemPath.of("metastasis_20"), Answer.text("yes"));

        assertThat(isBuilt(ItemPath.of("where_20"))).isTrue();
    }

    @Test
    void anActionIsRunForItsItemAndButtonsStayOutOfTheOrderOfTab() {
        show("big", Answers.NONE, null);

        fromBrowser("rc-action", Map.of("event.detail.action", "0", "event.detail.path", "size_3"));

        assertThat(asked).containsExactly(ItemPath.of("size_3"));
        assertThat(find(NativeButton.class, form).all()).isNotEmpty().allMatch(button -> button.getTabIndex() == -1);
    }

    @SuppressWarnings("unchecked")
    @Test
    void aLongListIsSearchedOnTheServerAndOffersTheTumourTypesCodesOnly() {
        show("codes", Answers.NONE, new TumourType("T03"));
        ComboBox<String> box = find(ComboBox.class, form).single();
        assertThat(box.getDataProvider().isInMemory()).isFalse();

        test(box).setFilter("037");

        List<String> found = test(box).getSuggestions();
        assertThat(found)
                .startsWith("0370/0  Tumour 1110", "0370/2  Tumour 1112")
                .hasSizeBetween(20, 400);

        form.use(
                Evaluation.of(List.of(
                        new FormContent(new FormInstanceId(1), library.form(new FormKey("codes")), Answers.NONE))),
                new TumourType("T07"));
        test(box).setFilter("0370");

        assertThat(test(box).getSuggestions()).startsWith("0370/1  Tumour 1111").doesNotContain("0370/0  Tumour 1110");
        assertThat(new Codes(library.form(new FormKey("codes"))
                                .items()
                                .findFirst()
                                .orElseThrow())
                        .readTyped("0370/1", null)
                        .answer())
                .isEqualTo(Answer.text("0370/1"));
    }
}
