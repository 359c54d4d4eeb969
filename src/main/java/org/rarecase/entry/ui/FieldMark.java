package org.rarecase.entry.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.Tone;

/**
 * A mark at one field, such as an open query.
 *
 * @param text a few words; screen readers tell them with the field
 * @param icon says the same by its shape; null: the text does
 */
public record FieldMark(
        ItemPath path, Tone tone, String text, @Nullable VaadinIcon icon) {

    public FieldMark(ItemPath path, Tone tone, String text) {
        this(path, tone, text, null);
    }
}
