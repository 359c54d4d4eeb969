package org.rarecase.news;

public record NewsId(long value) {}
