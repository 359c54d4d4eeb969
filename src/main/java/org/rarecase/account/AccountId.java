package org.rarecase.account;

public record AccountId(long value) {}
