package org.rarecase.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.database.TestMySql;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** All real, in a schema of its own, with forms that a test may change: one context for all that moves cases. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RarecaseIntegrationTest
@ContextConfiguration(initializers = TestMySql.WithOwnForms.class)
@Import({MigrationKiller.class, SampleForms.class})
public @interface MigrationTest {}
