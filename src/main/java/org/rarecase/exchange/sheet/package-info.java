/** Tables as anybody writes them, line by line: as CSV, or as a sheet of a workbook. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.sheet;
