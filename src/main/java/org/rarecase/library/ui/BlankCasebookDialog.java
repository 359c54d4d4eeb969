package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Locale;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.code.Code;
import org.rarecase.library.BlankCasebooks;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;

/** Asks for tumour type and language of the casebook to be printed. */
final class BlankCasebookDialog extends Dialog {

    private final transient BlankCasebooks blankCasebooks;
    private final ComboBox<Code> type = new ComboBox<>(t("Tumour type"));
    private final Select<Locale> language;
    private final Anchor download = new Anchor();

    BlankCasebookDialog(FormLibrary library, BlankCasebooks blankCasebooks) {
        this.blankCasebooks = blankCasebooks;
        this.language = LanguageSelect.of(library.forms());
        setHeaderTitle(t("Print blank casebook"));
        setWidth("28rem");
        List<Code> types = library.codeList("tumour-types").codes();
        type.setItems(types);
        type.setItemLabelGenerator(code -> code.value() + "  " + FormText.plain(code.label()));
        type.setPlaceholder(t("Forms of every case only"));
        type.setClearButtonVisible(true);
        FilterBoxes.sayIfNothingIsChosen(type);
        type.addValueChangeListener(change -> offer());
        language.addValueChangeListener(change -> offer());
        Div fields = new Div(type, language);
        fields.addClassName("rc-form");
        add(new Paragraph(t("A PDF with boxes to tick and lines to write on. Nothing is saved.")), fields);
        download.addClassNames("rc-button-link", "rc-button-primary");
        download.setText(t("Download PDF"));
        getFooter().add(new Button(t("Close"), click -> close()), download);
        offer();
    }

    private void offer() {
        Locale chosen = language.getValue();
        TumourType of = type.isEmpty() ? null : new TumourType(type.getValue().value());
        String name = "casebook-" + (of == null ? "" : of.code() + "-") + chosen.getLanguage() + ".pdf";
        download.setHref(Pdf.download(name, pdf -> blankCasebooks.printCasebook(of, chosen, pdf)));
    }
}
