package org.rarecase.form.feel;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Rule;
import org.rarecase.form.RuleSyntax;

/** A parsed expression, and what can be told of it before it is evaluated. */
public final class FeelExpression implements Rule.Expression {

    private final Feel feel;
    private final ParsedExpression parsed;

    FeelExpression(Feel feel, ParsedExpression parsed) {
        this.feel = feel;
        this.parsed = parsed;
    }

    @Override
    public String text() {
        return parsed.text();
    }

    @Override
    public @Nullable Object evaluate(Map<String, @Nullable Object> values, @Nullable ZoneId zone) {
        return feel.evaluate(parsed, values, zone);
    }

    @Override
    public RuleSyntax syntax() {
        return new SyntaxReader().read(parsed.expression());
    }

    public ReferencedNames names() {
        return ReferencedNames.in(syntax());
    }

    /**
     * What it can give.
     *
     * @param names what a name stands for that comes from outside of the expression; null if that is not known
     * @param mistakes is told of what can never have a result
     */
    public FeelType type(Function<String, @Nullable FeelType> names, Collection<String> mistakes) {
        return TypeCheck.of(syntax(), names, mistakes);
    }

    /** What a blank makes true that its author may not have meant. */
    public Set<String> warnings() {
        SyntaxReader reader = new SyntaxReader();
        return BlankCheck.warnings(reader.read(parsed.expression()), part -> feel.isTrueWhenBlank(reader.source(part)));
    }
}
