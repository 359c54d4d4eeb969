package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.select.Select;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.rarecase.form.FormDefinition;
import org.rarecase.library.Languages;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Language;

/** The languages that any of these forms is in, each in its own name. */
final class LanguageSelect {

    private LanguageSelect() {}

    static Select<Locale> of(Collection<FormDefinition> forms) {
        TreeSet<String> codes = new TreeSet<>(List.of("en"));
        forms.forEach(form -> codes.addAll(Languages.of(form).keySet()));
        Select<Locale> select = new Select<>();
        select.setLabel(t("Language"));
        select.setItems(codes.stream().map(Locale::of).toList());
        select.setItemLabelGenerator(Language::name);
        String own = Messages.language().getLanguage();
        select.setValue(Locale.of(codes.contains(own) ? own : "en"));
        return select;
    }
}
