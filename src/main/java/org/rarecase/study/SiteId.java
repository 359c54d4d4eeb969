package org.rarecase.study;

public record SiteId(long value) {}
