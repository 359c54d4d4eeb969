/** Cases for R: the CSV set and a program in base R that reads it. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.r;
