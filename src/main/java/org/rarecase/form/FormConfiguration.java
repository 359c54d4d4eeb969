package org.rarecase.form;

import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class FormConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(FormConfiguration.class);

    @Bean
    Forms forms(FormSettings settings, Clock clock) {
        return Forms.of(read(settings, clock));
    }

    FormLibrary read(FormSettings settings, Clock clock) {
        Path folder = settings.forms();
        FormLibrary library = folder == null ? ShippedForms.load(clock) : FormLibrary.load(folder, clock);
        if (!library.problems().isEmpty()) {
            throw new FormsUnusable(library.problems());
        }
        LOG.info("{} forms", library.forms().size());
        return library;
    }
}
