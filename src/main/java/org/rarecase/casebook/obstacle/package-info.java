/** What stands in the way of a change of a case, said alike wherever it is refused or shown. */
@org.springframework.modulith.NamedInterface("obstacle")
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.obstacle;
