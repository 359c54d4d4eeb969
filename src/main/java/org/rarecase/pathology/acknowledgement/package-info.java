/** That the site was told what the central review came to, and what it says to that. */
@org.springframework.modulith.NamedInterface
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.acknowledgement;
