/** Cases as typed tables: what the formats of statistics programs and spreadsheets have in common. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.table;
