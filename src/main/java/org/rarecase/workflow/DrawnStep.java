package org.rarecase.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;
import org.rarecase.shared.Texts;

/** What the process file says of a user task. */
record DrawnStep(Texts name, @Nullable FormKey opens, List<Outcome> outcomes) {}
