/** The protocol of the pages, spoken without a browser: for benches, and for what no browser would send. */
@org.jspecify.annotations.NullMarked
package org.rarecase.page;
