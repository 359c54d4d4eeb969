package org.rarecase.exchange.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.archive.ArchiveFormat;
import org.rarecase.exchange.command.ExchangeCommand.NotUnderstood;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.load.ReadableFormat;
import org.rarecase.exchange.load.ReadableFormats;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.reading.FormFolder;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;

/** The formats that there are, found as the server finds them, and the forms of a folder. Nothing is started for them. */
final class KnownFormats {

    private KnownFormats() {}

    static ReadableFormats readable() {
        return new ReadableFormats(beans(ReadableFormat.class));
    }

    static List<Format> writers() {
        return beans(Format.class);
    }

    static Format writer(String key) {
        return writers().stream()
                .filter(format -> format.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood("“" + key + "” is no format."));
    }

    /** @param type an archive is not among them: what is in it, a server has alone */
    private static <T> List<T> beans(Class<T> type) {
        GenericApplicationContext context = new GenericApplicationContext();
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
        TypeFilter ofType = new AssignableTypeFilter(type);
        scanner.addExcludeFilter(new AssignableTypeFilter(ArchiveFormat.class));
        scanner.addIncludeFilter((read, factory) ->
                read.getAnnotationMetadata().hasAnnotation(Component.class.getName()) && ofType.match(read, factory));
        scanner.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        scanner.scan("org.rarecase.exchange");
        context.refresh();
        return context.getBeanProvider(type).orderedStream().toList();
    }

    /** @param folder null: the forms that come along with the program */
    static Content forms(@Nullable String folder) {
        Clock clock = Clock.systemUTC();
        if (folder != null && !Files.isDirectory(Path.of(folder))) {
            throw new NotUnderstood("There is no folder " + folder + ".");
        }
        FormFolder source = new FormFolder(folder == null ? null : Path.of(folder), clock);
        FormLibrary library = source.read(source.texts());
        if (!library.problems().isEmpty()) {
            throw new NotUnderstood(
                    "These forms have problems: " + library.problems().size() + ". See them with"
                            + " ./rarecase forms check " + (folder == null ? "forms" : folder) + ".");
        }
        return new Content(library.forms(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
