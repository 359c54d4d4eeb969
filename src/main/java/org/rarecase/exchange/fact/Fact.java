package org.rarecase.exchange.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;

/** What a filled form, or a row of it, says of one of its items: an answer, or the rows of a group. */
public sealed interface Fact {

    Item item();

    ItemPath path();

    /** Why there is nothing; null if there is something. Blank and not asked are told apart as any other. */
    @Nullable
    NullFlavour why();

    /**
     * @param answer as pages show it: what is derived is calculated, what is hidden by a rule is {@link Answer#NOT_ASKED}
     * @param changed who entered or changed it last; null where nobody did, and where it was not asked for
     */
    record Single(
            Item item,
            ItemPath path,
            Answer answer,
            @Nullable Change changed) implements Fact {

        /** Without who replaced a derived value, and why. */
        public Answer value() {
            return answer instanceof Answer.Overridden overridden ? overridden.value() : answer;
        }

        @Override
        public @Nullable NullFlavour why() {
            return value() instanceof Answer.Missing missing ? missing.flavour() : null;
        }
    }

    /** @param why {@link NullFlavour#BLANK} if there is no row, {@link NullFlavour#NOT_ASKED} if a rule hides it */
    record Rows(Item.Group item, ItemPath path, @Nullable NullFlavour why, List<Row> rows) implements Fact {

        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param key stable for ever: other rows come and go without shifting it
     * @param items one for each item of the group, by key, in its order
     */
    record Row(String key, Map<String, Fact> items) {

        public Row {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }
    }
}
