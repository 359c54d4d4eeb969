package org.rarecase.exchange.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.form.Item;
import org.rarecase.form.LesionMeasurement;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.PartialDate;

/** The columns that an item becomes, each named by the key of the item and what is behind it. */
public enum Part {
    /** The value: of a group how many rows it has, of several codes all with a bar between them. */
    VALUE("", Part::value),
    /** The first day that a date may mean, and the last one. */
    FROM("__from", fact -> date(fact, PartialDate::earliest)),
    TO("__to", fact -> date(fact, PartialDate::latest)),
    ENTERED("__entered", fact -> fact instanceof Answer.Quantity it ? it.entered() : null),
    UNIT("__unit", fact -> fact instanceof Answer.Quantity it ? it.unit() : null),
    A("__a", fact -> axis(fact, 0)),
    B("__b", fact -> axis(fact, 1)),
    C("__c", fact -> axis(fact, 2)),
    MEDIA_TYPE("__type", fact -> fact instanceof Answer.File it ? it.mediaType() : null),
    BYTES("__bytes", fact -> fact instanceof Answer.File it ? it.bytes() : null),
    SHA256("__sha256", fact -> fact instanceof Answer.File it ? it.sha256() : null),
    /** In ml. */
    VOLUME("__volume", fact -> null),
    /** Why a derived value was replaced. */
    OVERRIDDEN("__overridden", fact -> null),
    /** Why there is no value; empty where there is one. */
    WHY("__why", fact -> null);

    private final String suffix;
    private final Function<Answer, @Nullable Object> of;

    Part(String suffix, Function<Answer, @Nullable Object> of) {
        this.suffix = suffix;
        this.of = of;
    }

    public String suffix() {
        return suffix;
    }

    public static List<Part> of(Item item) {
        Set<Part> parts = EnumSet.of(VALUE, WHY);
        switch (item) {
            case Item.Date it -> parts.addAll(Set.of(FROM, TO));
            case Item.Quantity it -> parts.addAll(Set.of(ENTERED, UNIT));
            case Item.Measurement it -> parts.addAll(Set.of(A, B, C, VOLUME));
            case Item.File it -> parts.addAll(Set.of(MEDIA_TYPE, BYTES, SHA256));
            default -> {}
        }
        if (item.overridable()) {
            parts.add(OVERRIDDEN);
        }
        return new ArrayList<>(parts);
    }

    /** A text or a number; null for an empty cell. */
    @Nullable
    public Object in(Fact fact) {
        if (this == WHY) {
            NullFlavour why = fact.why();
            return why == null ? null : why.code();
        }
        if (fact instanceof Fact.Single single) {
            return switch (this) {
                case OVERRIDDEN -> single.answer() instanceof Answer.Overridden it ? it.reason() : null;
                case VOLUME ->
                    single.value() instanceof Answer.Measurement it
                            ? LesionMeasurement.volume(it.axes(), single.item().unit())
                                    .orElse(null)
                            : null;
                default -> of.apply(single.value());
            };
        }
        return this == VALUE && fact instanceof Fact.Rows rows && fact.why() == null
                ? rows.rows().size()
                : null;
    }

    private static @Nullable Object value(Answer answer) {
        return switch (answer) {
            case Answer.Number it -> it.number();
            case Answer.Quantity it -> it.value();
            case Answer.Codes it -> it.codes().stream().map(Part::escaped).collect(Collectors.joining("|"));
            case Answer.File it -> it.name();
            case Answer.Missing it -> null;
            default -> answer.print();
        };
    }

    /** So that the bar between codes is told from one within a code. */
    private static String escaped(String code) {
        return code.replace("\\", "\\\\").replace("|", "\\|");
    }

    private static @Nullable Object date(Answer answer, Function<PartialDate, Object> end) {
        return answer instanceof Answer.Text it
                ? PartialDate.parse(it.text())
                        .map(date -> end.apply(date).toString())
                        .orElse(null)
                : null;
    }

    private static @Nullable Object axis(Answer answer, int axis) {
        return answer instanceof Answer.Measurement it && it.axes().size() > axis
                ? it.axes().get(axis)
                : null;
    }
}
