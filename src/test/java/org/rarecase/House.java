package org.rarecase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints how the house is in order, as tables of Markdown: {@code java src/test/java/org/rarecase/House.java}. It reads
 * the sources as text, so that a former revision can be measured by the same rule: give its folder as an argument.
 */
final class House {

    private static final int LONG_FILE = 300;
    private static final int LISTED = 8;

    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(public )?(?:abstract |final |sealed |non-sealed |static )*(?:class|record|interface|enum|@interface) \\w+");
    private static final Pattern METHOD = Pattern.compile(
            "^( +)(?!return |new |if |for |while |switch |try |catch |else )(?:[\\w<>\\[\\]@?,.]+ )+(\\w+)\\([^;{]*\\)?[^;>=]*\\{$");
    private static final Pattern RECORD_OR_CONSTRUCTOR = Pattern.compile(
            "(?s)\\b(?:record (\\w+)|(?:public |private |protected )?([A-Z]\\w+))\\(([^;{)]*)\\)\\s*(?:implements [^{]*)?\\{");
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE)\\s+([a-z]+)_(?![a-z_]*facts\\b)([a-z_]+)");
    /** Tables of modules that were a part of the casebook when the tables were made. */
    private static final Map<String, List<String>> FROM_CASEBOOK = Map.of(
            "consent", List.of("withdrawal", "erasure", "reconsent"),
            "document", List.of("document"),
            "migration", List.of("put_aside", "move", "move_case"));

    private static final Pattern ROLE_AS_TEXT =
            Pattern.compile("equals\\(Role\\.\\w+\\.key\\(\\)\\)|Role\\.\\w+\\.key\\(\\)\\.equals");
    private static final Pattern EXECUTOR = Pattern.compile("\\bExecutors\\.\\w+\\(");
    private static final Pattern OWN_CSV = Pattern.compile("\\bCsv\\.\\w+\\(");
    private static final Pattern COMMENT = Pattern.compile("(?m)/\\*[\\s\\S]*?\\*/|^[ \\t]*//.*$");

    private record Source(Path path, String module, boolean root, String text) {
        int lines() {
            return (int) text.lines().count();
        }
    }

    private House() {}

    public static void main(String[] arguments) throws IOException {
        Path base = Path.of(arguments.length == 0 ? "" : arguments[0], "src/main/java/org/rarecase");
        List<Source> sources = read(base);
        modules(sources);
        longest("Files over " + LONG_FILE + " lines", files(sources));
        longest("Longest methods, in lines", methods(sources));
        longest("Widest constructors and records", parameters(sources));
        counts(sources);
    }

    private static List<Source> read(Path base) throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java"))
                    .filter(it -> !it.endsWith("package-info.java"))
                    .sorted()
                    .toList()) {
                Path inside = base.relativize(file);
                String module = inside.getNameCount() == 1
                        ? "(start)"
                        : inside.getName(0).toString();
                sources.add(new Source(inside, module, inside.getNameCount() <= 2, Files.readString(file)));
            }
        }
        return sources;
    }

    private static void modules(List<Source> sources) {
        Map<String, List<Source>> modules = new TreeMap<>();
        sources.forEach(it ->
                modules.computeIfAbsent(it.module(), key -> new ArrayList<>()).add(it));
        System.out.println("| module | types | in its root | package-private |\n|---|---|---|---|");
        modules.forEach((name, all) -> System.out.printf(
                "| %s | %d | %d | %d %% |%n",
                name,
                all.size(),
                all.stream().filter(Source::root).count(),
                100 * all.stream().filter(House::isHidden).count() / all.size()));
        System.out.printf(
                "| all | %d | | %d %% |%n%n",
                sources.size(), 100 * sources.stream().filter(House::isHidden).count() / sources.size());
    }

    private static boolean isHidden(Source source) {
        Matcher type = TYPE.matcher(source.text());
        return type.find() && type.group(1) == null;
    }

    private static Map<String, Integer> files(List<Source> sources) {
        Map<String, Integer> found = new TreeMap<>();
        sources.stream()
                .filter(it -> it.lines() > LONG_FILE)
                .forEach(it -> found.put(it.path().toString(), it.lines()));
        return found;
    }

    private static Map<String, Integer> methods(List<Source> sources) {
        Map<String, Integer> found = new TreeMap<>();
        for (Source source : sources) {
            List<String> lines = source.text().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher method = METHOD.matcher(lines.get(i));
                if (method.matches()) {
                    int end = i;
                    while (end < lines.size() && !lines.get(end).equals(method.group(1) + "}")) {
                        end++;
                    }
                    found.merge(source.path() + " " + method.group(2), end - i - 1, Math::max);
                }
            }
        }
        return found;
    }

    private static Map<String, Integer> parameters(List<Source> sources) {
        Map<String, Integer> found = new TreeMap<>();
        for (Source source : sources) {
            Matcher parameters = RECORD_OR_CONSTRUCTOR.matcher(source.text());
            while (parameters.find()) {
                String flat = parameters.group(3).replaceAll("<[^<>]*(<[^<>]*>)?[^<>]*>", "");
                String name = parameters.group(1) == null ? parameters.group(2) : parameters.group(1);
                found.merge(source.path() + " " + name, flat.split(",").length, Math::max);
            }
        }
        return found;
    }

    private static void longest(String title, Map<String, Integer> found) {
        System.out.println("| " + title + " (" + found.size() + " in all) | |\n|---|---|");
        found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(LISTED)
                .forEach(it -> System.out.printf("| %s | %d |%n", it.getKey(), it.getValue()));
        System.out.println();
    }

    private static void counts(List<Source> sources) {
        long lines = sources.stream().mapToLong(Source::lines).sum();
        long comments = sources.stream()
                .flatMap(it -> COMMENT.matcher(it.text()).results())
                .mapToLong(it -> it.group().lines().count())
                .sum();
        System.out.println("| what | how many |\n|---|---|");
        System.out.printf("| lines | %d |%n| of them comments | %.1f %% |%n", lines, 100.0 * comments / lines);
        System.out.printf("| tables of another module in SQL | %d |%n", foreignTables(sources));
        System.out.printf("| roles compared as text | %d |%n", count(sources, ROLE_AS_TEXT));
        System.out.printf("| executors | %d |%n", count(sources, EXECUTOR));
        System.out.printf("| own CSV | %d |%n", count(sources, OWN_CSV));
    }

    /** Names of tables begin with the module that owns them. */
    private static long foreignTables(List<Source> sources) {
        List<String> modules =
                new ArrayList<>(sources.stream().map(Source::module).distinct().toList());
        // Two modules have other names than their tables.
        modules.addAll(List.of("news", "verification"));
        return sources.stream()
                .flatMap(source -> TABLE.matcher(source.text()).results().filter(it -> {
                    String owner = it.group(1);
                    String own = switch (source.module()) {
                        case "notification" -> "news";
                        case "sdv" -> "verification";
                        default -> source.module();
                    };
                    boolean moved = switch (owner) {
                        case "casebook" ->
                            FROM_CASEBOOK
                                    .getOrDefault(source.module(), List.of())
                                    .contains(it.group(2));
                        case "news" ->
                            source.module().equals("mail") && it.group(2).equals("mail");
                        default -> false;
                    };
                    return modules.contains(owner) && !owner.equals(own) && !moved;
                }))
                .count();
    }

    private static long count(List<Source> sources, Pattern pattern) {
        return sources.stream()
                .mapToLong(it -> pattern.matcher(it.text()).results().count())
                .sum();
    }
}
