/** How two diagnoses of a case agree, from what was coded. */
@org.springframework.modulith.NamedInterface
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.concordance;
