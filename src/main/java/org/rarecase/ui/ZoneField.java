package org.rarecase.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses a time zone of the IANA list, or none. */
public final class ZoneField extends ComboBox<ZoneId> {

    /** Places, as people know them; not the old short names. */
    private static final Pattern REGION =
            Pattern.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    public ZoneField(String label, @Nullable ZoneId zone) {
        super(label);
        setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id -> REGION.matcher(id).matches())
                .sorted()
                .map(ZoneId::of)
                .toList());
        setClearButtonVisible(true);
        setValue(zone);
        FilterBoxes.sayIfNothingIsChosen(this);
    }
}
