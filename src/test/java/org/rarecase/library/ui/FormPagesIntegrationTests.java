package org.rarecase.library.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.database.Statements;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.library.BlankCasebooks;
import org.rarecase.library.FormReading;
import org.rarecase.study.TumourType;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
@ViewPackages(packages = "org.rarecase.library.ui")
class FormPagesIntegrationTests extends SpringBrowserlessTest {

    @Autowired
    Registry registry;

    @Autowired
    Forms forms;

    @Autowired
    FormReading reading;

    @Autowired
    BlankCasebooks blankCasebooks;

    private List<String> buttons() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    private List<String> links() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private List<ItemCard> cards() {
        return find(ItemCard.class).all();
    }

    @Test
    void allFormsAreListedWithLinks() {
        registry.run(registry.anna(), () -> {
            navigate(FormsView.class);
            assertThat(links())
                    .containsAll(forms.inUse().forms().stream()
                            .map(FormNavigation::address)
                            .toList());
            assertThat(buttons()).contains("Print blank casebook").doesNotContain("Read the files again");
        });
    }

    @Test
    void onlyAnAdministratorReadsTheFilesAgain() {
        registry.run(registry.administrator(), () -> {
            navigate(FormsView.class);
            test(find(Button.class).withText("Read the files again").single()).click();
            assertThat(forms.inUse().forms()).hasSizeGreaterThanOrEqualTo(30);
        });
        registry.run(
                registry.coordinator(),
                () -> assertThatThrownBy(reading::readAgain).isInstanceOf(NotAllowed.class));
    }

    @Test
    void aFormIsReadAsADictionaryAndSearched() {
        registry.run(registry.anna(), () -> {
            navigate("forms/adrenocortical-tumour", FormView.class);
            assertThat(cards()).extracting(ItemCard::place).contains("weight", "labs.analyte");
            test(find(TextField.class).withLabel("Search in this form").single())
                    .setValue("wieneke");
            assertThat(cards().stream().filter(ItemCard::isVisible)).isNotEmpty();
            assertThat(cards().stream().filter(card -> card.place().equals("hypertension") && card.isVisible()))
                    .isEmpty();
            assertThat(links()).noneMatch(link -> link.contains("/try"));
        });
    }

    @Test
    void whatAwaitsConfirmationIsFilteredAndLeadsToItsItem() {
        registry.run(registry.coordinator(), () -> {
            UI.getCurrent().navigate(FormNavigation.CONFIRM, QueryParameters.of("form", "adrenocortical-tumour"));
            assertThat(links())
                    .filteredOn(link -> link.contains("item="))
                    .contains(
                            FormNavigation.address(forms.inUse().form(new FormKey("adrenocortical-tumour")), "weight"))
                    .allMatch(link -> link.startsWith("forms/adrenocortical-tumour"));
            test(find(TextField.class).withLabel("Search").single()).setValue("no such thing anywhere");
            assertThat(links()).noneMatch(link -> link.contains("item="));
        });
    }

    @Test
    void versionsThatDoNotDifferSaySo() {
        registry.run(registry.anna(), () -> {
            navigate("forms/surgery/difference", DifferenceView.class);
            assertThat(find(Section.class).all()).isEmpty();
        });
    }

    @Test
    void aTriedFormTellsWhatFollowsAndWhy() {
        registry.run(registry.coordinator(), () -> {
            navigate("forms/demographics/try", TryView.class);
            test(find(TextField.class).withLabel("Height").single()).setValue("99,5");
            assertThat(find(ExplanationPanel.class).single().getElement().getTextRecursively())
                    .contains("Height: No answer → 99.5");
        });
    }

    @Test
    void aBlankCasebookIsPrintedForAnybodyWhoIsLoggedIn() {
        registry.run(registry.pathologist(), () -> {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            blankCasebooks.printCasebook(new TumourType("T03"), Locale.GERMAN, pdf);
            assertThat(pdf.toString(StandardCharsets.ISO_8859_1)).startsWith("%PDF");
        });
    }

    @Test
    void pagesAboutFormsReadNothingFromTheDatabaseButTheAccount() {
        registry.run(registry.anna(), () -> {
            navigate(FormsView.class);
            assertThat(Statements.countDuring(() -> {
                        navigate("forms/adrenocortical-tumour", FormView.class);
                        navigate("forms/confirm", ConfirmView.class);
                    }))
                    .isZero();
        });
    }
}
