package org.rarecase.library.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEvent;
import java.net.URLEncoder;
import java.util.Optional;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.ui.FormText;

/** Addresses of the pages about forms. */
final class FormNavigation {

    static final String FORMS = "forms";
    static final String CONFIRM = "forms/confirm";
    static final String FORM = "form";
    static final String VERSION = "version";
    static final String ITEM = "item";

    private FormNavigation() {}

    static String address(FormKey form) {
        return FORMS + "/" + form;
    }

    static String address(FormDefinition form) {
        return address(form.key()) + "?" + VERSION + "=" + form.version();
    }

    /** @param place an item, with the groups that it stands in: {@code ihc.marker} */
    static String address(FormDefinition form, String place) {
        return address(form) + "&" + ITEM + "=" + URLEncoder.encode(place, UTF_8);
    }

    static String tryOut(FormDefinition form) {
        return address(form.key()) + "/try?" + VERSION + "=" + form.version();
    }

    static String difference(FormKey form, int from, int to) {
        return address(form) + "/difference?from=" + from + "&to=" + to;
    }

    static Anchor link(FormDefinition form) {
        return FormText.show(new Anchor(address(form), ""), form.title());
    }

    /** The form of the address: in the version that it names, else in the one in use, else in the newest there was. */
    static Optional<FormDefinition> formOf(BeforeEvent event, Forms forms) {
        FormKey key = new FormKey(event.getRouteParameters().get(FORM).orElse(""));
        Optional<Integer> version = number(event, VERSION);
        return version.isPresent()
                ? forms.find(key, version.get())
                : forms.inUse()
                        .find(key)
                        .or(() -> forms.versions(key).stream()
                                .findFirst()
                                .flatMap(newest -> forms.find(key, newest.version())));
    }

    static Optional<Integer> number(BeforeEvent event, String parameter) {
        return parameter(event, parameter)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    static Optional<String> parameter(BeforeEvent event, String parameter) {
        return event.getLocation().getQueryParameters().getSingleParameter(parameter);
    }
}
