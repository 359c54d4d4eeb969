package org.rarecase.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.rarecase.ModuleTest;
import org.springframework.context.annotation.Import;

/** Queries without the engine. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@Import({QueryCases.class, InMemoryQueryWorkflow.class})
public @interface QueryModuleTest {}
