/** Log-in and the pages on which an administrator keeps accounts. */
@org.jspecify.annotations.NullMarked
package org.rarecase.account.ui;
