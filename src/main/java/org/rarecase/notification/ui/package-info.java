/** The bell in the frame, the list behind it, and what each person wants to be told. */
@org.jspecify.annotations.NullMarked
package org.rarecase.notification.ui;
