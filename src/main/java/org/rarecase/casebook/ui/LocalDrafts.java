package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import java.util.Collection;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.OwnElement;
import org.rarecase.ui.StaticFiles;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is typed but not stored outlives the page in the browser's window, and is offered there after a new log-in. The
 * browser's half is typed-answers.js.
 */
@Tag("rc-drafts")
final class LocalDrafts extends Component {

    private LocalDrafts() {}

    /** One in each window: it has to hear of what a page discards that is left. */
    private static LocalDrafts in(UI window) {
        LocalDrafts drafts = ComponentUtil.getData(window, LocalDrafts.class);
        if (drafts == null) {
            drafts = new LocalDrafts();
            ComponentUtil.setData(window, LocalDrafts.class, drafts);
            window.add(drafts);
        }
        return drafts;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule(StaticFiles.address("typed-answers.js"));
    }

    static void keep(EntryForm form, CaseId caseId, FormInstanceId instanceId) {
        // Filled in by the browser, which knows what was typed and when.
        ObjectNode texts = JsonNodeFactory.instance
                .objectNode()
                .put("typed", t("You typed “{0}” at {1}; it was not saved.", "{0}", "{1}"))
                .put("nothing", t("nothing"))
                .put("meanwhile", t("Meanwhile another answer was stored; it stands in the field."))
                .put("notAsked", t("This field is not on the page at present."))
                .put("take", t("Take it over"))
                .put("discard", t("Discard"));
        form.getElement()
                .setPropertyJson(
                        "drafts",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("caseId", caseId.toString())
                                .put("entryId", instanceId.toString())
                                .set("texts", texts));
    }

    static void stored(FormInstanceId instanceId, Collection<ItemPath> paths) {
        acknowledge(instanceId, paths, false);
    }

    /** The person does not want them any more. */
    static void discarded(FormInstanceId instanceId, Collection<ItemPath> paths) {
        acknowledge(instanceId, paths, true);
    }

    private static void acknowledge(FormInstanceId instanceId, Collection<ItemPath> paths, boolean discarded) {
        UI window = UI.getCurrent();
        if (window != null) {
            ArrayNode settled = JsonNodeFactory.instance.arrayNode();
            paths.forEach(path -> settled.add(path.toString()));
            OwnElement.call(in(window).getElement(), "acknowledge", instanceId.toString(), settled, discarded);
        }
    }
}
