/** What a password has to be, and how it is kept. */
@NullMarked
package org.rarecase.account.password;

import org.jspecify.annotations.NullMarked;
