package org.rarecase.document;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DocumentConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DocumentScanner scanner(DocumentSettings settings) {
        return settings.scanner();
    }
}
