/** The files of a case at the fields that ask for them. */
@org.jspecify.annotations.NullMarked
package org.rarecase.document.ui;
