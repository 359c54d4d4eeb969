package org.rarecase.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database to use. Without a url the embedded one is started in the data folder.
 *
 * @param url a JDBC address, as in RARECASE_DB_URL=jdbc:mysql://host:3306/rarecase
 * @param user owner of the schema: makes the tables and, if it may, the account the application works with
 * @param app that account, where an administrator made it because the owner may not
 */
@ConfigurationProperties("rarecase.db")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Nullable App app) {

    record App(
            @DefaultValue("") String user, @DefaultValue("") String password) {}

    boolean isExternal() {
        return url != null && !url.isBlank();
    }
}
