package org.rarecase.form.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.Check;
import org.rarecase.form.FormFiles;
import org.rarecase.form.Item;
import org.rarecase.form.Rule;
import org.rarecase.form.RuleSyntax;

class SyntaxReaderTests {

    private static final Feel FEEL = new Feel(FormFiles.CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b = \"x\"                        | Comparison(Name TextLiteral)",
                "a != null                          | Comparison(Name NullLiteral)",
                "not(a >= 1.50)                     | Call(Comparison(Name NumberLiteral))",
                "a and b or true                    | Or(And(Name Name) BooleanLiteral)",
                "a and (b or c)                     | And(Name Or(Name Name))",
                "a in (\"x\", null)                 | In(Name TextLiteral NullLiteral)",
                "a in (> 3, b)                      | In(Name Other(NumberLiteral) Name)",
                "rows[a = 1].b                      | Member(Filter(Name Comparison(Name NumberLiteral)))",
                "some r in rows satisfies r.a       | Quantified(Name Name)",
                "for i in 1..n return i * 2         | Iteration(Numbers(NumberLiteral Name) Arithmetic(Name NumberLiteral))",
                "{a: 1, f: function(x) x + a}       | Context(NumberLiteral Function(Sum(Name Name)))",
                "substring(string: t, start position: 2) | Call(Name NumberLiteral)",
                "if a then [-b] else date(c)        | If(Name ListLiteral(Minus(Name)) Call(Name))",
                "a instance of number               | InstanceOf(Name)",
            })
    void anExpressionIsReadIntoATreeOfOurOwn(String expression, String tree) {
        assertThat(shown(FEEL.parse(expression).syntax()))
                .isEqualTo(tree.replaceAll(" +", " ").strip());
    }

    private static String shown(RuleSyntax tree) {
        List<String> parts = tree.parts().stream().map(SyntaxReaderTests::shown).toList();
        return tree.getClass().getSimpleName() + (parts.isEmpty() ? "" : "(" + String.join(" ", parts) + ")");
    }

    @Test
    void ofTheRulesOfTheShippedFormsOnlyADurationIsOfNoKindOfOurs() {
        List<RuleSyntax> parts = new ArrayList<>();
        FormFiles.shipped().forms().forEach(form -> {
            form.items().forEach(item -> addParts(item, parts));
            form.checks().stream().map(Check::when).forEach(rule -> addParts(rule.syntax(), parts));
        });
        assertThat(parts).hasSizeGreaterThan(10_000);
        assertThat(parts.stream().filter(RuleSyntax.Other.class::isInstance))
                .containsOnly(FEEL.parse("duration(\"P3M\")").syntax());
    }

    private static void addParts(Item item, List<RuleSyntax> parts) {
        Stream.of(item.askedWhen(), item.requiredWhen(), item.derive(), item.byDefault())
                .filter(Objects::nonNull)
                .map(Rule::syntax)
                .forEach(rule -> addParts(rule, parts));
        item.items().forEach(inner -> addParts(inner, parts));
    }

    private static void addParts(RuleSyntax tree, List<RuleSyntax> parts) {
        parts.add(tree);
        tree.parts().forEach(part -> addParts(part, parts));
    }
}
