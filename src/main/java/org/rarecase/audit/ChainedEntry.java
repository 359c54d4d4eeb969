package org.rarecase.audit;

/**
 * A line as its reader may see it, with its place in the chain.
 *
 * @param hash of the line as it was written, in lower case hexadecimal digits
 */
public record ChainedEntry(AuditEntry entry, String hash) {}
