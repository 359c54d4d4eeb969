package org.rarecase.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source file whose comments are gone and whose string literals are numbered: {@code t("a" + "b", x)} reads
 * {@code t(§0§, x)}, and literal 0 is {@code ab}.
 */
record SourceText(Path file, String code, List<String> literals) {

    private static final Pattern UNICODE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");

    static List<SourceText> all() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(SourceText::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceText read(Path file) {
        try {
            return of(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceText of(Path file, String source) {
        StringBuilder code = new StringBuilder();
        List<String> literals = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int end = at + 1;
            if (source.startsWith("//", at)) {
                end = orEnd(source, source.indexOf('\n', at));
            } else if (source.startsWith("/*", at)) {
                end = orEnd(source, source.indexOf("*/", at) + 2);
            } else if (source.startsWith("\"\"\"", at)) {
                end = source.indexOf("\"\"\"", at + 3) + 3;
                code.append("\"\"");
            } else if (source.charAt(at) == '"') {
                end = endOfLiteral(source, at, '"');
                addLiteral(code, literals, text(source.substring(at + 1, end - 1)));
            } else if (source.charAt(at) == '\'') {
                end = endOfLiteral(source, at, '\'');
                code.append("' '");
            } else {
                code.append(source.charAt(at));
            }
            at = end;
        }
        return new SourceText(file, code.toString(), literals);
    }

    private static String text(String literal) {
        return UNICODE.matcher(literal)
                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)))
                .translateEscapes();
    }

    private static int orEnd(String source, int index) {
        return index < 0 ? source.length() : index;
    }

    private static int endOfLiteral(String source, int start, char quote) {
        int end = start + 1;
        while (source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    /** Joins what is written over several lines with a plus. */
    private static void addLiteral(StringBuilder code, List<String> literals, String text) {
        String before = code.toString().stripTrailing();
        String last = "§" + (literals.size() - 1) + "§";
        if (before.endsWith("+")
                && before.substring(0, before.length() - 1).stripTrailing().endsWith(last)) {
            code.setLength(before.lastIndexOf(last) + last.length());
            literals.set(literals.size() - 1, literals.getLast() + text);
        } else {
            code.append('§').append(literals.size()).append('§');
            literals.add(text);
        }
    }

    boolean isIn(String folder) {
        return ("/" + file.toString().replace('\\', '/')).contains("/" + folder + "/");
    }

    int line(int position) {
        // Literals and comments may have spanned lines, so this is where to begin to look.
        return 1
                + (int) code.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
