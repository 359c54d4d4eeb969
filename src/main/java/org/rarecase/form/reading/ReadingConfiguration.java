package org.rarecase.form.reading;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    /**
     * Before any other bean, so that the forms are read while the database starts. {@code rarecase.forms} is a folder with
     * the registry's own forms in place of those that come along.
     */
    @Bean
    static BeanFactoryPostProcessor formSourceAhead(Environment environment) {
        return beans -> {
            Path folder =
                    Binder.get(environment).bind("rarecase.forms", Path.class).orElse(null);
            beans.registerSingleton("formSource", new ReadAhead(new FormFolder(folder, beans.getBean(Clock.class))));
        };
    }
}
