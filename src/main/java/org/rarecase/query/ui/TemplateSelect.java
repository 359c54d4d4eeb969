package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;
import org.rarecase.query.QueryTemplates;
import org.rarecase.ui.FilterBoxes;

/** Puts a text of the registry into a field, where it can be changed. */
public final class TemplateSelect extends ComboBox<String> {

    private final transient QueryTemplates templates;

    public TemplateSelect(QueryTemplates templates, TextArea text) {
        super(t("Template"));
        this.templates = templates;
        setPlaceholder(t("Choose a text"));
        setWidthFull();
        FilterBoxes.sayIfNothingIsChosen(this);
        addValueChangeListener(change -> {
            if (change.getValue() != null && change.isFromClient()) {
                text.setValue(change.getValue());
                text.focus();
            }
        });
    }

    /** Those of this form and those for all; a registry without any is not shown the field. */
    public void offer(@Nullable FormKey form) {
        List<String> offered = templates.of(form);
        setItems(offered);
        setVisible(!offered.isEmpty());
    }
}
