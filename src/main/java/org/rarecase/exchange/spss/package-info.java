/** Cases as system files of SPSS. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.spss;
