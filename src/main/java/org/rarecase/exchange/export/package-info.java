/** What leaves the registry, for what and for whom: the jobs that write files, and the files kept for who asked. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.export;
