package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.study.Site;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;

/** Which cases. */
final class CaseBoxes {

    final ComboBox<Site> site = new ComboBox<>(t("Site"));
    final ComboBox<Code> tumourType = new ComboBox<>(t("Tumour type"));
    final Select<CaseState> state = new Select<>();

    CaseBoxes(Forms forms, List<Site> sites) {
        site.setItems(sites);
        site.setItemLabelGenerator(each -> each.code() + "  " + each.name());
        tumourType.setItems(forms.inUse().codeList("tumour-types").codes());
        tumourType.setItemLabelGenerator(code -> code.value() + "  " + FormText.plain(code.label()));
        Stream.of(site, tumourType).forEach(box -> {
            box.setPlaceholder(t("All"));
            box.setClearButtonVisible(true);
            FilterBoxes.sayIfNothingFits(box);
        });
        state.setLabel(t("State"));
        state.setItems(CaseState.values());
        state.setItemLabelGenerator(each -> each == null ? t("All") : CaseTexts.state(each, false));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(t("All"));
    }

    @Nullable
    Long siteId() {
        return site.isEmpty() ? null : site.getValue().id().value();
    }

    @Nullable
    String tumourTypeCode() {
        return tumourType.isEmpty() ? null : tumourType.getValue().value();
    }
}
