package org.rarecase.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@Configuration
class FormConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(FormConfiguration.class);
    private static final String SHIPPED = "rarecase/forms/";

    @Bean
    Forms forms(FormSettings settings, Clock clock) throws IOException {
        return Forms.of(read(settings, clock));
    }

    FormLibrary read(FormSettings settings, Clock clock) throws IOException {
        Path folder = settings.forms();
        FormLibrary library =
                folder == null ? FormLibrary.load(Path.of("forms"), shipped(), clock) : FormLibrary.load(folder, clock);
        if (!library.problems().isEmpty()) {
            throw new FormsUnusable(library.problems());
        }
        LOG.info("{} forms", library.forms().size());
        return library;
    }

    /** Files within the jar have no path of their own, so they are read as streams. */
    private static Map<String, String> shipped() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath:" + SHIPPED + "**/*.yaml")) {
            String address = file.getURL().toString();
            String name = address.substring(address.lastIndexOf(SHIPPED) + SHIPPED.length());
            texts.put(name, file.getContentAsString(StandardCharsets.UTF_8));
        }
        return texts;
    }
}
