/** Measures what people wait for, next to the least that the database would need for it. No part of the program. */
@org.jspecify.annotations.NullMarked
package org.rarecase.bench;
