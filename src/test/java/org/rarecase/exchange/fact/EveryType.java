package org.rarecase.exchange.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.CaseRecords;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.study.Site;

/** A form with an item of each type, in the form itself and in the rows of a group within a group, and cases of it. */
public final class EveryType {

    private static final List<String> TYPES = List.of(
            "text",
            "long-text",
            "integer",
            "decimal",
            "date",
            "time",
            "measurement",
            "quantity",
            "yes-no",
            "choice",
            "multiple-choice",
            "code",
            "file");

    private EveryType() {}

    /** The items are {@code text}, {@code long_text} …; all are asked where {@code asked} is yes. */
    public static FormDefinition form() {
        FormLibrary library = library();
        return library.forms().getFirst();
    }

    public static FormLibrary library() {
        FormLibrary library = FormFiles.with("every", items()).load();
        assertThat(library.problems()).isEmpty();
        return library;
    }

    /** The form as a file. */
    public static String file() {
        return FormFiles.with("every", items()).text("core/every.yaml");
    }

    private static String items() {
        StringBuilder items = new StringBuilder("- {item: asked, type: yes-no, label: {en: Asked, de: Gefragt}}\n");
        TYPES.forEach(type -> items.append("- ").append(item(type, "askedWhen: 'asked = \"yes\"', ")));
        items.append("""
                - item: outer
                  type: group
                  askedWhen: 'asked = "yes"'
                  label: {en: Outer}
                  items:
                    - {item: note, type: text, label: {en: Note}}
                    - item: inner
                      type: group
                      label: {en: Inner}
                      items:
                """);
        TYPES.stream()
                .filter(type -> !type.equals("file"))
                .forEach(type -> items.append("        - ").append(item(type, "")));
        return items.toString();
    }

    private static String item(String type, String rules) {
        String more = switch (type) {
            case "measurement" -> "unit: mm, ";
            case "quantity" -> "unit: g/l, units: [{unit: mg/dl, times: 0.01}], ";
            case "choice", "multiple-choice", "code" ->
                "codes: [{code: a, label: {en: First}}, {code: b, label: {en: Second}}, {code: c-1, label: {en: Third}}], ";
            default -> "";
        };
        String flavours = type.equals("yes-no") ? "" : "flavours: [unknown, not-done, not-applicable], ";
        return "{item: %s, type: %s, %s%s%slabel: {en: %s}}%n".formatted(key(type), type, more, flavours, rules, type);
    }

    private static String key(String type) {
        return type.replace('-', '_');
    }

    /** A value of each type, by the key of the item. */
    public static Map<String, Answer> values() {
        Map<String, Answer> values = new LinkedHashMap<>();
        values.put("text", Answer.text("Müller, \"x\"; =1+1"));
        values.put("long_text", Answer.text("one\ntwo"));
        values.put("integer", Answer.number("-7"));
        values.put("decimal", Answer.number("0.000000123456789012345"));
        values.put("date", Answer.text("2024-05"));
        values.put("time", Answer.text("08:30"));
        values.put("measurement", Answer.measurement("12", "8.50", "5"));
        values.put("quantity", new Answer.Quantity(new BigDecimal("120"), "mg/dl", new BigDecimal("1.2")));
        values.put("yes_no", Answer.text("unknown"));
        values.put("choice", Answer.text("c-1"));
        values.put("multiple_choice", Answer.codes("a", "c-1"));
        values.put("code", Answer.text("b"));
        values.put("file", new Answer.File("report.pdf", "application/pdf", 12, "ab".repeat(32)));
        return values;
    }

    /** What one item of each type may say: a value, and each way of having none. */
    public static List<Map<String, Answer>> states() {
        List<Map<String, Answer>> states = new ArrayList<>();
        states.add(values());
        for (NullFlavour flavour : NullFlavour.values()) {
            Map<String, Answer> missing = new LinkedHashMap<>();
            values().keySet().stream()
                    .filter(key ->
                            !key.equals("yes_no") || flavour == NullFlavour.BLANK || flavour == NullFlavour.NOT_ASKED)
                    .forEach(key -> missing.put(key, Answer.missing(flavour)));
            states.add(missing);
        }
        return states;
    }

    /** A case in which each item says that. */
    public static CaseFact saying(Map<String, Answer> said) {
        return told(form(), said);
    }

    /** The same, of which only the items of this form are told. */
    static CaseFact told(FormDefinition form, Map<String, Answer> said) {
        boolean hidden = said.values().stream().allMatch(Answer.NOT_ASKED::equals);
        Answers answers = Answers.NONE.with(ItemPath.of("asked"), Answer.text(hidden ? "no" : "yes"));
        ItemPath row = ItemPath.row("outer", "r1").toItem("inner").toRow("k7");
        for (Map.Entry<String, Answer> each : said.entrySet()) {
            if (!hidden) {
                answers = answers.with(ItemPath.of(each.getKey()), each.getValue());
                if (!each.getKey().equals("file")) {
                    answers = answers.with(row.toItem(each.getKey()), each.getValue());
                }
            }
        }
        return of(form(), form, answers);
    }

    public static CaseFact of(FormDefinition form, Answers answers) {
        return of(form, form, answers);
    }

    private static CaseFact of(FormDefinition form, FormDefinition told, Answers answers) {
        FormInstance filled = FormInstance.added(new FormInstanceId(1), form, 1).with(answers);
        VisibleCase opened = new VisibleCase(
                CaseRecords.entering(),
                List.of(filled),
                Evaluation.of(List.of(filled.content()), Site.EARLIEST_ZONE),
                Map.of(),
                false);
        return new CaseTeller(opened, content(told)).tell();
    }

    public static Content content(FormDefinition... forms) {
        return new Content(List.of(forms), Instant.parse("2026-03-01T12:00:00Z"));
    }

    /** The answers to the items of the form itself, by key. */
    public static Map<String, Answer> answers(Map<String, Fact> facts) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        facts.forEach((key, fact) -> {
            if (fact instanceof Fact.Single single && !(fact.item() instanceof Item.Group) && !key.equals("asked")) {
                answers.put(key, single.answer());
            }
        });
        return answers;
    }
}
