/** News by mail: what waits for somebody is put into one mail, and mails are handed to the mail server. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "account", "notification", "ui"})
@org.jspecify.annotations.NullMarked
package org.rarecase.mail;
