package org.rarecase.form.reading;

import java.time.Clock;
import org.rarecase.form.FormSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    @Bean
    FormSource formSource(FormSettings settings, Clock clock) {
        return new FormFolder(settings.forms(), clock);
    }
}
