package org.rarecase.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormKey;

/** What the process file says of a user task. */
record DrawnStep(@Nullable FormKey opens, List<Outcome> outcomes) {}
