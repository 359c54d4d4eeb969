package org.rarecase.casebook.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.UI;

/** Fired at the page after each answer on the case page, also one that is still being typed: findings may differ now. */
public final class EvaluationChanged extends ComponentEvent<UI> {

    EvaluationChanged(UI page) {
        super(page, false);
    }
}
