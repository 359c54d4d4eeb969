/** The same on the page of a case. */
@org.jspecify.annotations.NullMarked
package org.rarecase.casebook.hold.ui;
