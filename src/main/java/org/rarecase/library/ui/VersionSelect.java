package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.rarecase.form.FormVersion;

/** Chooses one of a form's versions. */
final class VersionSelect {

    private VersionSelect() {}

    static Select<FormVersion> of(String label, List<FormVersion> versions, int chosen) {
        Select<FormVersion> select = new Select<>();
        select.setLabel(label);
        select.setItems(versions);
        select.setItemLabelGenerator(
                version -> version.inUse() ? t("{0}, in use", version.version()) : Integer.toString(version.version()));
        versions.stream()
                .filter(version -> version.version() == chosen)
                .findFirst()
                .ifPresent(select::setValue);
        return select;
    }
}
