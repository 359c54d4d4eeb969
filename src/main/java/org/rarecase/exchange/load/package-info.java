/**
 * Data in: compares the cases of a file with those that are here, and takes over what the account may enter, all or
 * nothing.
 */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.load;
