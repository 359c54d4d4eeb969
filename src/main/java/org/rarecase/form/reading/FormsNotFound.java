package org.rarecase.form.reading;

import java.nio.file.Path;
import org.rarecase.shared.Refusal;

/** The folder that should hold a registry's own forms does not exist. */
public class FormsNotFound extends Refusal {

    FormsNotFound(Path folder) {
        super("There is no folder of forms " + folder + ". Name one with --forms, or leave that out for those that "
                + "come along.");
    }
}
