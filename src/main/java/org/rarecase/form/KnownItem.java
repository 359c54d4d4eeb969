package org.rarecase.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items that the program itself reads, whatever the forms of a registry are. A registry may do without one of the
 * forms; where it has the form and not the item, {@link #missing} says what then does not happen.
 */
public enum KnownItem {
    /** Of the patient; coming of age is reckoned from it. */
    DATE_OF_BIRTH("demographics", "date_of_birth", ItemType.DATE),
    CONSENT_DATE("registration", "consent_date", ItemType.DATE),
    /** What the consent covers, such as the central review. */
    CONSENT_MODULES("registration", "consent_modules", ItemType.MULTIPLE_CHOICE),
    /** Consent to the reuse of data (7.2 of the JRC's common data elements): without it a case is in no research export. */
    DATA_REUSE("registration", "data_reuse", ItemType.YES_NO),
    TUMOUR_TYPE("diagnosis", "tumour_type", ItemType.CHOICE),
    /** Follow-up visits are reckoned from it. */
    DATE_OF_DIAGNOSIS("diagnosis", "date_of_diagnosis", ItemType.DATE),
    MORPHOLOGY("diagnosis", "morphology", ItemType.CODE),
    /** How sure the pathologist of the site is. */
    LOCAL_CERTAINTY("local-pathology", "certainty", ItemType.CHOICE),
    FOLLOW_UP_DATE("follow-up", "follow_up_date", ItemType.DATE),
    /** Whether the patient lives and is still seen. */
    PATIENT_STATUS("follow-up", "patient_status", ItemType.CHOICE),
    EVENT_TYPE("event", "event_type", ItemType.CHOICE),
    /** Whether the central review agrees with the diagnosis of the site. */
    CONCORDANCE("review-comparison", "concordance", ItemType.CHOICE);

    /** The {@link #PATIENT_STATUS} with which nothing is asked of the patient any more. */
    public static final String DEAD = "dead";

    private final FormKey form;
    private final ItemPath path;
    private final ItemType type;

    KnownItem(String form, String item, ItemType type) {
        this.form = new FormKey(form);
        this.path = ItemPath.of(item);
        this.type = type;
    }

    public FormKey form() {
        return form;
    }

    public ItemPath path() {
        return path;
    }

    /** Whether a line of the audit trail is about it, in whichever filling of its form. */
    public boolean isAt(@Nullable String formKey, @Nullable String itemPath) {
        return form.value().equals(formKey) && path.toString().equals(itemPath);
    }

    /** What the program would read from these forms and does not find, as sentences for whoever runs the registry. */
    static List<String> missing(FormLibrary forms) {
        return Arrays.stream(values())
                .flatMap(known -> forms.find(known.form).stream().flatMap(form -> known.problem(form).stream()))
                .toList();
    }

    private static String name(ItemType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Set<String> problem(FormDefinition definition) {
        return definition
                .find(path)
                .map(item -> item.type() == type
                        ? Set.<String>of()
                        : Set.of("%s.%s is of type %s; the program reads it as %s and takes it for not answered"
                                .formatted(form, path, name(item.type()), name(type))))
                .orElseGet(() -> Set.of(
                        "%s has no item %s, which the program reads and takes for not answered".formatted(form, path)));
    }
}
