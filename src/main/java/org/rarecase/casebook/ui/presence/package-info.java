/** Who else is on the page of a case, and what happened there since a page last read it. */
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.ui.presence;
