package org.rarecase.demo;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rarecase.demo")
class DemoConfiguration {

    @Bean
    @Primary
    static StoryClock storyClock(@Qualifier("clock") Clock clock) {
        return new StoryClock(clock);
    }
}
