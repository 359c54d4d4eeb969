package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.form.ItemPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class LargeFormJourneyTests extends LargeForm {

    private static final int ITEMS = 300;

    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwner());

    @DynamicPropertySource
    static void forms(DynamicPropertyRegistry properties) {
        properties.add("rarecase.forms", () -> formsWith(ITEMS));
    }

    @Test
    void aFormOf300ItemsIsFilledFromItsFirstFieldToItsLast() {
        FormPage form = page.form(title(ITEMS));

        form.pick("metastasis_0", "Yes")
                .pick("organs_0", "bone")
                .pick("organs_0", "lung")
                .type("where_0", "lung")
                .type("size_0", "12");
        assertThat(form.value("double_0")).isEqualTo("24");
        browser.click(".rc-outline-section", "Part 15");
        form.type("depth_29", "7,5").pick("metastasis_29", "Yes").type("where_29", "liver");

        assertThat(stored().get(ItemPath.of("organs_0"))).isEqualTo(Answer.codes("lung", "bone"));
        assertThat(stored().get(ItemPath.of("where_0"))).isEqualTo(Answer.text("lung"));
        assertThat(stored().get(ItemPath.of("depth_29"))).isEqualTo(Answer.number("7.5"));
        assertThat(stored().get(ItemPath.of("where_29"))).isEqualTo(Answer.text("liver"));
    }

    @Test
    void ofFiftyFieldsFilledInQuicklyTheOneThatIsRefusedSaysSoAndTheOthersAreSavedInFewRequests() {
        refuse("depth_13");
        page.form(title(ITEMS));
        browser.awaitRest();

        double[] millisAndRequests = typeFifty(12, 20);

        assertThat(browser.reads("[data-path='depth_13'] .rc-save-state", "Not saved"))
                .isEqualTo("Not saved");
        assertThat(browser.script("return arguments[0].value", "[data-path='depth_13'] input"))
                .isEqualTo("12");
        assertThat(stored().get(ItemPath.of("depth_13"))).isEqualTo(Answer.BLANK);
        assertThat(IntStream.range(0, 25)
                        .boxed()
                        .flatMap(i -> Stream.of("size_" + i, "depth_" + i))
                        .filter(item -> stored().get(ItemPath.of(item)).equals(Answer.number("12"))))
                .hasSize(49);
        assertThat(millisAndRequests[1]).as("one in 300 ms").isLessThanOrEqualTo(millisAndRequests[0] / 300 + 2);
    }

    /** The database takes every answer but this one. */
    private void refuse(String item) {
        owner.sql("""
                CREATE TRIGGER refuse_one BEFORE INSERT ON audit_entry FOR EACH ROW
                IF NEW.item_path = '%s' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by a test'; END IF
                """.formatted(item)).update();
    }

    @AfterEach
    void accept() {
        owner.sql("DROP TRIGGER IF EXISTS refuse_one").update();
    }

    private Answers stored() {
        return registry.as(
                registry.anna(),
                () -> casebook.open(id).entries().stream()
                        .filter(entry -> entry.form().key().value().equals(key(ITEMS)))
                        .findFirst()
                        .orElseThrow()
                        .answers());
    }

    @Test
    void theFieldsOutOfSightComeInFewRequestsAndNeedNotBeLookedAt() {
        browser.find(".rc-entry .rc-item");
        long before = requests();

        page.form(title(ITEMS));
        browser.awaitGone(".rc-item:empty:not([hidden])");

        assertThat(browser.script("return document.querySelectorAll('.rc-item [data-input]').length", "body"))
                .isEqualTo(270L);
        assertThat(requests() - before).isLessThanOrEqualTo(9);
        assertThat(top("size_0")).as("the first item is in sight").isBetween(0L, windowHeight());
        assertThat(top("depth_29")).as("the last one is not").isGreaterThan(windowHeight());
    }

    private long windowHeight() {
        return ((Number) browser.script("return window.innerHeight", "body")).longValue();
    }

    private long requests() {
        return ((Number) browser.script(
                        "return performance.getEntriesByType('resource').filter(it => it.name.includes('v-r=uidl')).length",
                        "body"))
                .longValue();
    }

    @Test
    void whatOneLooksAtStaysWhereItIsWhenAnItemAppearsAboveIt() {
        page.form(title(ITEMS));
        browser.click("[data-path='depth_1'] input");
        browser.script("arguments[0].scrollIntoView({block: 'center'})", "[data-path='depth_1']");
        long before = top("depth_1");

        // By a script, since the pointer would go to the other item.
        browser.script("arguments[0].click()", "[data-path='metastasis_1'] input[type=radio]");
        browser.find("[data-path='where_1'] input");

        assertThat(top("where_1")).isLessThan(top("depth_1"));
        assertThat(top("depth_1")).isBetween(before - 1, before + 1);
    }

    private long top(String path) {
        return ((Number) browser.script(
                        "return Math.round(arguments[0].getBoundingClientRect().top)", "[data-path='" + path + "']"))
                .longValue();
    }

    @Test
    void theNextMissingItemIsReachedByKeyWithinTheFormAndOnTheNextOne() {
        page.form(title(ITEMS));
        browser.find("[data-path='size_0'] input");

        browser.press("n");
        browser.find("[data-path='size_0']:focus-within");
        browser.press("n");
        browser.find("[data-path='rupture_0']:focus-within");

        browser.click(".rc-outline-section", "Part 15");
        browser.find("h3:focus");
        IntStream.range(0, 5).forEach(step -> {
            String here = focused();
            browser.press("n");
            browser.find(".rc-item:focus-within:not([data-path='" + here + "'])");
        });

        assertThat(browser.reads(".rc-case-form h2", "Registration")).isNotEmpty();
    }

    private String focused() {
        return String.valueOf(
                browser.script("return document.activeElement.closest('.rc-item')?.dataset.path ?? 'none'", "body"));
    }
}
