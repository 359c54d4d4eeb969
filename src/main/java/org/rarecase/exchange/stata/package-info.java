/** Cases as data sets of Stata, format 118: what Stata 14 and later read. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.stata;
