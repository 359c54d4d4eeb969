/** What a reader holds a tumour to be before the review is signed, told for an urgent reason. */
@org.springframework.modulith.NamedInterface
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.opinion;
