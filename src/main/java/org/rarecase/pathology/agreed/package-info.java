/** What the readers of a case came to, version by version, and how that agrees with the diagnosis of the site. */
@org.springframework.modulith.NamedInterface
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.agreed;
