package org.rarecase.news;

/** Somebody has news. Who it is tells the count of each. */
public record NewsWritten() {}
