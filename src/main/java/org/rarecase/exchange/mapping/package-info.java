/** How the columns of anybody's table become items of our forms: kept under a name, to be used again. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.mapping;
