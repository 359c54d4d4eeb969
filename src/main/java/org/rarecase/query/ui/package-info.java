/** Queries as a list, at the field and as a panel of the case. */
@org.jspecify.annotations.NullMarked
package org.rarecase.query.ui;
