package org.rarecase.entry.ui;

import com.vaadin.flow.data.provider.AbstractBackEndDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.study.TumourType;

/** A long list of codes: the browser is sent the page that it shows of what was found, and nothing before it asks. */
final class CodePages extends AbstractBackEndDataProvider<String, String> {

    private final transient Codes codes;
    private final transient Supplier<@Nullable TumourType> type;
    private transient List<String> found = List.of();
    private @Nullable String searched;

    CodePages(Codes codes, Supplier<@Nullable TumourType> type) {
        this.codes = codes;
        this.type = type;
    }

    /** A page and the number of all are asked for one after the other: the search is for both. */
    private List<String> found(Query<String, String> query) {
        String typed = query.getFilter().orElse("");
        if (!typed.equals(searched)) {
            found = codes.search(typed, type.get());
            searched = typed;
        }
        return found;
    }

    @Override
    protected Stream<String> fetchFromBackEnd(Query<String, String> query) {
        return found(query).stream().skip(query.getOffset()).limit(query.getLimit());
    }

    @Override
    protected int sizeInBackEnd(Query<String, String> query) {
        return found(query).size();
    }
}
