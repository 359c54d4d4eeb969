package org.rarecase.entry.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.Consumer;
import org.rarecase.entry.ItemRef;

/** A button that every field of a form gets, and what it does there. */
public record FieldAction(VaadinIcon icon, String tooltip, Consumer<ItemRef> start) {}
