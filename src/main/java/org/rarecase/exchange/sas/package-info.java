/** Cases for SAS: transport files, and the CSV set with a program that reads it. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.sas;
