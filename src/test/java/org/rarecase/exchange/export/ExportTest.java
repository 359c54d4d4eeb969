package org.rarecase.exchange.export;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.exchange.cut.CutMaking;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** All real; exports, cuts and imports are carried out when the test says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RarecaseIntegrationTest
@Import(CutMaking.class)
@TestPropertySource(properties = {"rarecase.exports.background=false", "rarecase.imports.background=false"})
public @interface ExportTest {}
