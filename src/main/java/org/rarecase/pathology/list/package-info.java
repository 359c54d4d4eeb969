/** The lists of central reviews: what waits for whom, and what was signed. */
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.list;
