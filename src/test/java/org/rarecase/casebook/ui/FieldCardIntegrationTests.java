package org.rarecase.casebook.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CasePageExtension.CardPart;
import org.rarecase.casebook.ui.list.CaseListView;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.query.QueryRaising;
import org.rarecase.sdv.SourceDataVerification;
import org.springframework.beans.factory.annotation.Autowired;

/** What the card at a field's mark tells. */
@RarecaseIntegrationTest
@ViewPackages(packages = "org.rarecase.casebook.ui")
class FieldCardIntegrationTests extends SpringBrowserlessTest {

    private static final ItemPath HEIGHT = ItemPath.of("height");

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    @Autowired
    QueryRaising raising;

    @Autowired
    CasePageExtensions additions;

    @Autowired
    List<CasePageExtension> contributions;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    SourceDataVerification verifications;

    private CaseId id;

    @BeforeEach
    void registerCase() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
    }

    private FormInstance entry(String form) {
        return registry.as(registry.anna(), () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow();
    }

    private void save(String before, String after) {
        Change change =
                new Change(HEIGHT, before.isEmpty() ? Answer.BLANK : Answer.number(before), Answer.number(after));
        registry.run(
                registry.anna(), () -> casebook.save(id, entry("demographics").id(), List.of(change), null));
    }

    private List<CardPart> card(ItemRef place) {
        return additions.card(opened(place), place);
    }

    /** Anew, since a page that is open already stays the one of whoever opened it. */
    private CaseContext opened(ItemRef place) {
        navigate(CaseListView.class);
        return navigate(CaseNavigation.address(id, place.instanceId()), CaseView.class)
                .context();
    }

    private static String text(CardPart part) {
        return part.title() + ": " + text(part.content().getElement());
    }

    private static String text(Element element) {
        return element.isTextNode()
                ? element.getText()
                : element.getChildren().map(FieldCardIntegrationTests::text).collect(Collectors.joining(" "));
    }

    @Test
    void tellsWhatWasAskedAndTheLastChanges() {
        ItemRef height = new ItemRef(entry("demographics").id(), HEIGHT);
        save("", "99");
        save("99", "101");
        registry.run(registry.monitor(), () -> raising.raise(id, height, "Standing or lying?"));

        registry.run(registry.anna(), () -> {
            List<String> parts =
                    card(height).stream().map(FieldCardIntegrationTests::text).toList();

            assertThat(parts).hasSize(2);
            assertThat(parts.getFirst()).startsWith("Query: ").contains("Standing or lying?");
            assertThat(parts.getLast())
                    .startsWith("History: ")
                    .contains("99", "→", "101", "anna")
                    .doesNotContain("Standing");
        });
    }

    @Test
    void tellsFromWhatAValueWasCalculated() {
        ItemRef surface = new ItemRef(entry("demographics").id(), ItemPath.of("body_surface"));
        save("", "99");

        registry.run(
                registry.anna(),
                () -> assertThat(card(surface))
                        .extracting(FieldCardIntegrationTests::text)
                        .singleElement(STRING)
                        .startsWith("Calculated: From: Height 99"));
    }

    @Test
    void asksTheDatabaseOnlyWhenItIsOpenedAndThenAtMostFiveTimes() {
        ItemRef height = new ItemRef(entry("demographics").id(), HEIGHT);
        save("", "99");
        registry.run(registry.monitor(), () -> raising.raise(id, height, "Standing or lying?"));

        registry.run(registry.anna(), () -> {
            CaseContext view = navigate(CaseNavigation.address(id, height.instanceId()), CaseView.class)
                    .context();

            assertThat(Statements.during(() -> additions.card(view, height)))
                    .filteredOn(sql -> sql.startsWith("SELECT") || sql.startsWith("WITH"))
                    .hasSizeLessThanOrEqualTo(5);
        });
    }

    /** Whatever was asked, noted, compared or entered beside the diagnosis may tell it. */
    @Test
    void tellsABlindedReviewerNothingOfTheLocalDiagnosis() {
        FormInstance diagnosis = entry("diagnosis");
        ItemRef type = new ItemRef(diagnosis.id(), ItemPath.of("tumour_type"));
        ItemRef height = new ItemRef(entry("demographics").id(), HEIGHT);
        change(type, Answer.BLANK, Answer.text("T03"), null);
        change(height, Answer.BLANK, Answer.number("99"), null);
        change(height, Answer.number("99"), Answer.number("101"), "Cushing, adrenal tumour");
        registry.run(registry.monitor(), () -> {
            raising.raise(id, height, "So tall with an adrenal tumour?");
            raising.raise(id, type, "Adrenal, is it not?");
            verifications.verify(id, Map.of(height, Answer.number("101"), type, Answer.text("T03")));
        });
        registry.run(registry.anna(), () -> {
            assertThat(told(height)).contains("Query", "adrenal", "History", "Cushing");
            assertThat(told(type)).contains("Query", "Adrenal", "History");
            lifecycle.openReviewForm(id, new FormKey("central-review"), null);
        });

        registry.run(registry.pathologist(), () -> {
            assertThat(card(height))
                    .extracting(FieldCardIntegrationTests::text)
                    .singleElement(STRING)
                    .startsWith("History: ")
                    .contains("99", "101")
                    .doesNotContain("drenal", "Cushing");
            CaseContext shown = opened(height);
            assertThat(additions.card(shown, type))
                    .as("the form is shown in part, and this item of it is not")
                    .isEmpty();
            for (CasePageExtension each : contributions) {
                assertThat(partsOf(each, shown, type)).as("%s", each).isEmpty();
            }
        });
    }

    private void change(ItemRef place, Answer before, Answer after, @Nullable String reason) {
        registry.run(
                registry.anna(),
                () -> casebook.save(id, place.instanceId(), List.of(new Change(place.path(), before, after)), reason));
    }

    private String told(ItemRef place) {
        return card(place).stream().map(FieldCardIntegrationTests::text).collect(Collectors.joining("; "));
    }

    /** Of one contribution alone, so that the refusal of one does not hide what another would tell. */
    private static List<String> partsOf(CasePageExtension contribution, CaseContext context, ItemRef place) {
        try {
            return contribution.card(context, place).stream()
                    .map(FieldCardIntegrationTests::text)
                    .toList();
        } catch (CaseNotFound refused) {
            return List.of();
        }
    }
}
