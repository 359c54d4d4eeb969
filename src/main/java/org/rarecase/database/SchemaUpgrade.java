package org.rarecase.database;

import java.sql.SQLException;
import liquibase.exception.LiquibaseException;
import liquibase.exception.LockException;
import liquibase.integration.spring.SpringLiquibase;

/** Brings the tables up to date as the owner, then gives the application's account its rights on them. */
final class SchemaUpgrade extends SpringLiquibase {

    private static final int TRIGGERS_NEED_SUPER = 1419;

    private final Database database;
    private final ApplicationDbUser account;

    SchemaUpgrade(Database database, ApplicationDbUser account, String changeLog) {
        this.database = database;
        this.account = account;
        setDataSource(database.asOwner());
        setChangeLog(changeLog);
        setAnalyticsEnabled(false);
    }

    @Override
    public void afterPropertiesSet() throws LiquibaseException {
        if (database.isEmbedded()) {
            new InterruptedUpgrade(database).clear();
        }
        try {
            super.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw explained(e);
        }
        account.renewGrants(database);
        account.warnIfTooPowerful(database);
    }

    private static LiquibaseException explained(LiquibaseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof LockException) {
                throw new DatabaseUnusable(
                        "Another start of Rarecase holds the lock of the database's tables: wait until it is done or, if it"
                                + " was killed, run DELETE FROM DATABASECHANGELOGLOCK on the database and start again.",
                        e);
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == TRIGGERS_NEED_SUPER) {
                throw new DatabaseUnusable(
                        "The database does not let its owner make triggers while it writes a binary log: set"
                                + " log_bin_trust_function_creators=1 on the server.",
                        e);
            }
        }
        return e;
    }
}
