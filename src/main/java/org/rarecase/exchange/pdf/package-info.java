/** The casebook of a case as PDF, to be read by people. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.pdf;
