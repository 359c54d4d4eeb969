package org.rarecase.form.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.form.FormLibrary;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The forms that come along with the program. */
public final class ShippedForms {

    private static final String FOLDER = "rarecase/forms/";

    private ShippedForms() {}

    /** @param clock tells rules what is in the future */
    public static FormLibrary load(Clock clock) {
        FormFolder shipped = new FormFolder(null, clock);
        return shipped.read(shipped.texts());
    }

    /** Files within the jar have no path of their own, so they are read as streams. */
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            for (String pattern : List.of("**/*.yaml", "codelists/*.csv")) {
                for (Resource file :
                        new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + pattern)) {
                    String address = file.getURL().toString();
                    String name = address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
                    texts.put(name, file.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the forms that come along", e);
        }
        return texts;
    }
}
