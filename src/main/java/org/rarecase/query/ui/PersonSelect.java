package org.rarecase.query.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.query.QuerySide;

/** One of those who may have a query, or all of them. */
class PersonSelect extends ComboBox<Account> {

    private transient @Nullable List<Account> read;

    /** @param candidates read when somebody looks for one */
    PersonSelect(QuerySide side, Supplier<List<Account>> candidates) {
        super(side == QuerySide.SITE ? t("Answered by") : t("Assessed by"));
        setItems(query -> candidates(candidates).stream()
                .filter(account -> matches(account, query.getFilter().orElse("")))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        setItemLabelGenerator(Account::displayName);
        setPlaceholder(side == QuerySide.SITE ? t("Anybody at the site") : t("Any monitor"));
        setClearButtonVisible(true);
        setWidthFull();
    }

    private List<Account> candidates(Supplier<List<Account>> candidates) {
        List<Account> known = read;
        if (known == null) {
            known = candidates.get();
            read = known;
        }
        return known;
    }

    private static boolean matches(Account account, String typed) {
        return account.displayName().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    /** User name, or null for all of the side. */
    @Nullable
    String chosen() {
        Account account = getValue();
        return account == null ? null : account.userName();
    }
}
