package org.rarecase.form;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression of a form, parsed once, with the things that it reads. */
public final class Rule {

    /** What a rule says, in the language that rules are written in. */
    public interface Expression {

        String text();

        RuleSyntax syntax();

        /** @param zone says what day it is; null: that of the clock */
        @Nullable
        Object evaluate(Map<String, @Nullable Object> values, @Nullable ZoneId zone);
    }

    private final Expression expression;
    private final List<Reference> references;

    public Rule(Expression expression, List<Reference> references) {
        this.expression = expression;
        this.references = List.copyOf(references);
    }

    public String text() {
        return expression.text();
    }

    public RuleSyntax syntax() {
        return expression.syntax();
    }

    public List<Reference> references() {
        return references;
    }

    /**
     * The result as FEEL gives it: null, Boolean, BigDecimal, String, List or Map. What cannot be calculated, such as a
     * text plus a number, is null.
     *
     * @param values by name as written in the rule; at least what {@link #references()} tells
     */
    public @Nullable Object evaluate(Map<String, @Nullable Object> values) {
        return expression.evaluate(values, null);
    }

    /**
     * The same, where it matters what day it is.
     *
     * @param zone by which a date is in the future
     */
    public @Nullable Object evaluate(Map<String, @Nullable Object> values, ZoneId zone) {
        return expression.evaluate(values, zone);
    }

    @Override
    public String toString() {
        return text();
    }
}
