package org.rarecase.pathology.session;

/** What a session shows has changed; open pages of it read it anew. */
public record SessionTouched(long sessionId) {}
