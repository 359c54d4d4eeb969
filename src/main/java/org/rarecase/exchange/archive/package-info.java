/** The registry, or a case, in open formats alone: to be read when there is no Rarecase any more. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.archive;
