/** CDISC ODM 2.0 and 1.3.2: forms and cases are written, and read back. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.odm;
