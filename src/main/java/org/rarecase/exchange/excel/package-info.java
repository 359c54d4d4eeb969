/** Cases as a workbook of Excel. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.excel;
