/** The bell in the frame, the list behind it, what each person wants to be told, and the mails under way. */
@org.jspecify.annotations.NullMarked
package org.rarecase.notification.ui;
