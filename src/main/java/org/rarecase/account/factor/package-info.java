/** What somebody has, beside the password that somebody knows: codes of an authenticator and recovery codes. */
@org.jspecify.annotations.NullMarked
package org.rarecase.account.factor;
