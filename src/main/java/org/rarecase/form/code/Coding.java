package org.rarecase.form.code;

/** What an item or a code is called in a public terminology. */
public record Coding(CodeSystem system, String code) {}
