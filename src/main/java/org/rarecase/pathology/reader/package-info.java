/** Who reads the cases of others: what is known of the readers, and who may read which case. */
@org.springframework.modulith.NamedInterface
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.reader;
