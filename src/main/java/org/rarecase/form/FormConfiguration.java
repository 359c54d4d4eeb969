package org.rarecase.form;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            FormSettings settings,
            JdbcClient client,
            PlatformTransactionManager transactions,
            ObjectProvider<FormVersionUsage> uses,
            Clock clock) {
        FormVersions versions = new FormVersions(
                new FormSnapshots(client),
                (form, version) -> uses.stream()
                        .mapToInt(each -> each.count(form, version))
                        .sum(),
                clock);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        return Forms.of(versions, () -> transaction.execute(it -> read(settings.forms(), versions, clock)));
    }

    private static FormVersions.Reading read(@Nullable Path folder, FormVersions versions, Clock clock) {
        Map<String, String> texts = folder == null ? ShippedForms.texts() : FormLibrary.texts(folder);
        Path root = folder == null ? Path.of("forms") : folder;
        return versions.take(FormLibrary.load(root, texts, clock), texts);
    }
}
