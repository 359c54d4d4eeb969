package org.rarecase.entry;

/** Answers as the JSON document that the database keeps. */
public final class AnswersJson {

    private AnswersJson() {}

    public static String write(Answers answers) {
        throw new UnsupportedOperationException();
    }

    public static Answers read(String json) {
        throw new UnsupportedOperationException();
    }
}
