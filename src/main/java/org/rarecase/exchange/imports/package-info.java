/** The job that takes a file of cases from its upload to its application, under the eyes of a person. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.imports;
