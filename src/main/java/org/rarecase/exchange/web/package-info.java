/** What the command line asks over HTTP: the same services as the pages, in a session that is begun as theirs. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.web;
