/** The mails under way. */
@org.jspecify.annotations.NullMarked
package org.rarecase.mail.ui;
