package org.rarecase.form;

import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class FormConfiguration {

    @Bean
    Forms forms(
            FormSource source,
            JdbcClient client,
            PlatformTransactionManager transactions,
            ObjectProvider<FormVersionUsage> uses,
            Clock clock) {
        FormVersions versions = new FormVersions(
                new FormSnapshots(client),
                (form, version) -> uses.stream()
                        .mapToInt(each -> each.count(form, version))
                        .sum(),
                source,
                clock);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        return Forms.of(versions, () -> transaction.execute(it -> read(source, versions)));
    }

    private static FormVersions.Reading read(FormSource source, FormVersions versions) {
        Map<String, String> texts = source.texts();
        return versions.take(source.read(texts), texts);
    }
}
