package org.rarecase.query;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.springframework.stereotype.Component;

/** Texts that monitors choose from: code lists of the registry, one for all forms and one for each form that has one. */
@Component
public class QueryTemplates {

    private static final String GENERAL = "query-templates";

    private final Forms forms;

    QueryTemplates(Forms forms) {
        this.forms = forms;
    }

    /** In the language of the reader; those of the form first. */
    public List<String> of(@Nullable FormKey form) {
        return texts(form).map(text -> text.in(Messages.language())).distinct().toList();
    }

    /** What was sent as it was offered is read in the language of the reader; anything else as it was written. */
    String translated(@Nullable FormKey form, String written) {
        return texts(form)
                .filter(text -> text.byLanguage().containsValue(written))
                .map(text -> text.in(Messages.language()))
                .findFirst()
                .orElse(written);
    }

    private Stream<LocalizedText> texts(@Nullable FormKey form) {
        Stream<String> lists = form == null ? Stream.of(GENERAL) : Stream.of(GENERAL + "-" + form.value(), GENERAL);
        return lists.flatMap(list -> forms.inUse().findCodeList(list).stream())
                .map(CodeList::codes)
                .flatMap(List::stream)
                .map(Code::label);
    }
}
