package org.rarecase.exchange.ui;

import java.time.Clock;
import org.rarecase.exchange.imports.Imports;
import org.rarecase.exchange.imports.Uploads;
import org.rarecase.exchange.mapping.Mappings;
import org.rarecase.form.Forms;
import org.springframework.stereotype.Component;

/** What the parts of the page of imports work with. */
@Component
record ImportServices(Imports imports, Uploads uploads, Forms forms, Mappings mappings, Clock clock) {}
