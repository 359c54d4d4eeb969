/** The pages on which data go out. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.ui;
