package org.rarecase.form.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormLibrary;

/** Rules that are FEEL but cannot give what they must. */
class TypeCheckTests {

    private static final String ITEMS = """
            - {item: number, type: decimal, label: {en: N}}
            - {item: text, type: text, label: {en: T}}
            - {item: day, type: date, label: {en: D}}
            - {item: active, type: yes-no, label: {en: A}}
            - {item: stage, type: choice, codes: [I, II], label: {en: S}}
            - {item: sites, type: multiple-choice, codes: [lung, liver], label: {en: S}}
            - {item: size, type: measurement, unit: mm, label: {en: S}}
            - item: rows
              type: group
              label: {en: R}
              items:
                - {item: marker, type: text, label: {en: M}}
                - {item: percent, type: integer, label: {en: P}}
                - item: inner
                  type: group
                  label: {en: I}
                  items: [{item: dose, type: decimal, label: {en: D}}]
            """;

    private static List<String> problems(String item) {
        return FormFiles.with("form", "- " + item + "\n" + ITEMS)
                .andRepeating("surgery", "- {item: day, type: date, label: {en: D}}")
                .load()
                .problems()
                .stream()
                .map(FormLibrary.Problem::toString)
                .toList();
    }

    private static List<String> conditionProblems(String rule) {
        return problems("{item: new, type: text, askedWhen: '" + rule + "', label: {en: X}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number = \"5\" | “number” is a number, and “\"5\"” is a text: they cannot be compared. Write a number, without quotes: 5.",
                "\"5\" < number | “\"5\"” is a text, and “number” is a number: they cannot be compared. Compare what is alike.",
                "text > 5       | “text” is a text, and “5” is a number: they cannot be compared. Write a text, in quotes: \"5\".",
                "active = true  | “active” is a text, and “true” is true or false: they cannot be compared."
                        + " A yes-no item is \"yes\", \"no\" or \"unknown\": write \"yes\".",
                "active         | “askedWhen” must be true or false, but can be a text."
                        + " Write a comparison, such as weight > 100 or functional = \"yes\".",
                "number + 1     | “askedWhen” must be true or false, but can be a number."
                        + " Write a comparison, such as weight > 100 or functional = \"yes\".",
                "if number > 1 then true else \"no\" | “askedWhen” must be true or false, but can be a text."
                        + " Write a comparison, such as weight > 100 or functional = \"yes\".",
                "active and number > 1 | “active” is a text where true or false is needed."
                        + " Write active = \"yes\", or what else it is compared with.",
                "not(active)    | “active” is a text where true or false is needed."
                        + " Write active = \"yes\", or what else it is compared with.",
                "text * 2 > 1   | “text” is a text where a number or a date, time or duration of FEEL is needed."
                        + " Use an item that is a number.",
                "text + number = 1 | “text” is a text and “number” is a number: they have no sum."
                        + " Use two numbers, or string(…) to join texts.",
                "sites = \"lung\" | “sites” is a list, and “\"lung\"” is a text: they cannot be compared."
                        + " Use list contains(list, value), or some x in list satisfies ….",
                "rows.marker = \"x\" | “rows.marker” is a list, and “\"x\"” is a text: they cannot be compared."
                        + " Use list contains(list, value), or some x in list satisfies ….",
                "some r in rows satisfies r.percent = \"1\" | “r.percent” is a number, and “\"1\"” is a text: they cannot be"
                        + " compared. Write a number, without quotes: 1.",
                "some r in rows satisfies r.percent | “r.percent” is a number where true or false is needed."
                        + " Write a comparison, such as weight > 100.",
                "some r in number satisfies r > 1 | “number” is a number where a list is needed."
                        + " Use the rows of a group, the fillings of a repeating form, or a list in brackets.",
                "count(rows[marker > 1]) > 0 | “marker” is a text, and “1” is a number: they cannot be compared."
                        + " Write a text, in quotes: \"1\".",
                "some r in rows satisfies some i in r.inner satisfies i.dose = \"1\" | “i.dose” is a number, and “\"1\"” is a"
                        + " text: they cannot be compared. Write a number, without quotes: 1.",
                "count(number) > 1 | “number” is a number where a list is needed."
                        + " Use the rows of a group, the fillings of a repeating form, or a list in brackets.",
                "certainlyBefore(number, day) | “number” is a number where a text is needed. Use a text or a date.",
                "day.year > 2000 | “day” is a text and has no “year”. Leave “.year” out, or write yearOf(day).",
                "number in (\"1\", \"2\") | “number” is a number, and “\"1\"” is a text: they cannot be compared."
                        + " Write a number, without quotes: 1.",
                "surgery.day = \"2024\" | “surgery.day” is a list, and “\"2024\"” is a text: they cannot be compared."
                        + " Use list contains(list, value), or some x in list satisfies ….",
                "size > 10 | “size” is several values with names, and “10” is a number: they cannot be compared."
                        + " Compare what is alike.",
                "sum(rows.percent) > 1 and number > \"a\" | “number” is a number, and “\"a\"” is a text: they cannot be compared."
                        + " Write a number, without quotes: a.",
            })
    void whatCanNeverHoldIsAMistake(String rule, String message) {
        assertThat(conditionProblems(rule.strip())).first().isEqualTo("forms/core/form.yaml:8: " + message.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number = null or text != null",
                "number > 1 and not(active = \"yes\")",
                "if active = \"yes\" then number > 1 else null",
                "size.largest > 10",
                "list contains(sites, \"lung\")",
                "count(rows[percent > 1]) > 0 and rows[1].marker = \"x\"",
                "count(rows[item.percent > number and marker = text]) > 0",
                "some r in rows[percent > 5] satisfies r.marker = \"x\"",
                "max(rows.percent[item != null]) > 3",
                "some p in rows.percent satisfies p > 3",
                "sum(for r in rows return count(r.inner)) > 1",
                "day < \"2024\" or certainlyBefore(day, surgery[1].day)",
                "yearOf(day) - 1 > 2000",
                "text + \"x\" = \"ax\" and string(number) = \"1\"",
                "(if active = \"yes\" then 1 else 0) + number > 1",
                "{a: 1, b: a + number}.b > 1",
                "stage in (\"I\", \"II\") and number in [1..3]",
                "every x in [active, stage] satisfies x != null",
                "flavour.number = \"unknown\"",
                "date(day) > date(\"2024-01-01\")",
                "(date(day) - date(\"2020-01-01\")).days > 3",
                "get or else(number, 0) > 1",
                "string length(text) > 3 and number(text) > 1 and contains(text, \"x\")",
            })
    void whatMayHoldIsNoMistake(String rule) {
        assertThat(conditionProblems(rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{item: new, type: decimal, derive: 'if number > 1 then \"big\" else \"small\"', label: {en: X}}"
                        + "| “derive” of the decimal must give a number, but can be a text. Change the rule or the type.",
                "{item: new, type: yes-no, derive: 'number + 1', label: {en: X}}"
                        + "| “derive” of the yes-no must give true or false or a text, but can be a number."
                        + " Change the rule or the type.",
                "{item: new, type: yes-no, derive: 'if number > 1 then \"Yes\" else \"no\"', label: {en: X}}"
                        + "| “derive” can be “Yes”, which is none of the codes of the item. Did you mean “yes”?",
                "{item: new, type: choice, codes: [I, II], derive: 'if number > 1 then \"I\" else \"III\"', label: {en: X}}"
                        + "| “derive” can be “III”, which is none of the codes of the item. Did you mean “II”?",
                "{item: new, type: multiple-choice, codes: [a, b], derive: '[\"a\", if number > 1 then \"x\" else \"b\"]', label: {en: X}}"
                        + "| “derive” can be “x”, which is none of the codes of the item. Possible are: a, b.",
                "{item: new, type: multiple-choice, codes: [a, b], derive: '\"a\"', label: {en: X}}"
                        + "| “derive” of the multiple-choice must give a list, but can be a text. Change the rule or the type.",
                "{item: new, type: text, derive: 'rows', label: {en: X}}"
                        + "| “derive” of the text must give a number or a text, but can be a list. Change the rule or the type.",
                "{item: new, type: text, requiredWhen: 'number', label: {en: X}}"
                        + "| “requiredWhen” must be true or false, but can be a number."
                        + " Write a comparison, such as weight > 100 or functional = \"yes\".",
                "{item: new, type: choice, codes: [a, b], default: c, label: {en: X}}"
                        + "| “default” can be “c”, which is none of the codes of the item. Possible are: a, b.",
                "{item: new, type: integer, default: five, label: {en: X}}"
                        + "| “default” of the integer must give a number, but can be a text. Change the rule or the type.",
                "{item: new, type: date, default: 17.05.2024, label: {en: X}}"
                        + "| “default” can be “17.05.2024”, which is no date. Write it as 2024-05-17, 2024-05 or 2024.",
                "{item: new, type: yes-no, default: '= number', label: {en: X}}"
                        + "| “default” of the yes-no must give true or false or a text, but can be a number."
                        + " Change the rule or the type.",
                "{item: new, type: text, default: '= numbr', label: {en: X}}"
                        + "| “numbr” is neither an item of this form nor a form. Did you mean “number”?",
                "{item: new, type: text, derive: '\"x\"', default: x, label: {en: X}}"
                        + "| A derived item has its value from “derive”. Leave “default” or “derive” out.",
                "{item: new, type: text, derive: '\"x\"', requiredWhen: 'number > 1', label: {en: X}}"
                        + "| A derived item is not asked for. Leave “requiredWhen” out.",
                "{item: new, type: text, default: true, label: {en: X}}"
                        + "| “default” cannot be true. Right would be: What the item is answered with when its form or row is"
                        + " added: the value itself, such as no, 5 or [a, b]; or a rule behind an equals sign, such as"
                        + " '= diagnosis.date'.",
                "{item: new, type: group, default: x, label: {en: X}, items: [{item: a, type: text, label: {en: A}}]}"
                        + "| “default” is for the items in the group only. Leave it out.",
            })
    void whatARuleGivesFitsItsItem(String item, String message) {
        assertThat(problems(item.strip())).containsExactly("forms/core/form.yaml:8: " + message.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{item: new, type: yes-no, derive: 'number > 1', label: {en: X}}",
                "{item: new, type: yes-no, derive: 'if number > 1 then \"yes\" else null', label: {en: X}}",
                "{item: new, type: choice, codes: [1, 2], derive: 'if number > 1 then 1 else 2', label: {en: X}}",
                "{item: new, type: choice, codes: [I], derive: 'if stage = \"II\" then \"I\" else stage', label: {en: X}}",
                "{item: new, type: date, derive: 'max(surgery.day[item != null])', label: {en: X}}",
                "{item: new, type: decimal, derive: 'rows[1].percent', label: {en: X}}",
                "{item: new, type: decimal, derive: 'max(rows.percent)', label: {en: X}}",
                "{item: new, type: multiple-choice, codes: [lung], derive: 'sites[item = \"lung\"]', label: {en: X}}",
                "{item: new, type: multiple-choice, codes: [a, b], default: [b], label: {en: X}}",
                "{item: new, type: text, default: '= string(number)', label: {en: X}}",
            })
    void whatFitsIsNoMistake(String item) {
        assertThat(problems(item)).isEmpty();
    }

    @Test
    void aCheckIsTrueOrFalse() {
        FormLibrary library = FormFiles.with("form", ITEMS)
                .checks("- {check: c, item: rows.inner.dose, severity: error, when: 'dose', message: {en: M}}")
                .load();
        assertThat(library.problems())
                .singleElement()
                .extracting(FormLibrary.Problem::message)
                .isEqualTo(
                        "“when” must be true or false, but can be a number. Write a comparison, such as weight > 100 or"
                                + " functional = \"yes\".");
    }
}
