package org.rarecase.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The order of things: server, account, migration and grants, pool. Each bean needs the one before, so that on the way
 * down the pool closes first and the server stops last.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    Database database(DatabaseSettings settings, @Value("${rarecase.data}") Path data) {
        var database =
                settings.isExternal() ? Database.external(settings) : Database.embedded(EmbeddedMySql.start(data));
        try {
            database.check();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Bean
    ApplicationDbUser appAccount(Database database, DatabaseSettings settings) {
        return ApplicationDbUser.of(database, settings);
    }

    @Bean
    SchemaUpgrade liquibase(
            Database database, ApplicationDbUser account, @Value("${spring.liquibase.change-log}") String changeLog) {
        return new SchemaUpgrade(database, account, changeLog);
    }

    @Bean
    Guards guards(Database database) {
        return new Guards(JdbcClient.create(database.asOwner()));
    }

    @Bean
    JdbcConnectionDetails poolConnectionDetails(Database database, ApplicationDbUser account) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return account.name();
            }

            @Override
            public String getPassword() {
                return account.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
