package org.rarecase;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.metrics.StartupStep;

/** What a start spent its time with, for {@code ./rarecase run --verbose}: each step without those within it. */
final class StartReport {

    private static final int MOST_STEPS = 20_000;
    private static final Duration WORTH_A_LINE = Duration.ofMillis(20);

    private StartReport() {}

    /** One step of a start, with the time that it took itself. */
    record Step(String name, Duration own) {

        String line() {
            return String.format(Locale.ROOT, "%,8d ms  %s", own.toMillis(), name);
        }
    }

    static void of(SpringApplication application, PrintStream out) {
        var startup = new BufferingApplicationStartup(MOST_STEPS);
        application.setApplicationStartup(startup);
        var entered = sinceJavaBegan();
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> {
            var events = startup.getBufferedTimeline().getEvents();
            var steps = steps(events);
            out.println("What the start spent its time with, steps of at least " + WORTH_A_LINE.toMillis() + " ms:");
            out.println(new Step("Java itself, until Rarecase begins", entered).line());
            steps.stream()
                    .filter(step -> step.own().compareTo(WORTH_A_LINE) >= 0)
                    .forEach(step -> out.println(step.line()));
            var small = steps.stream()
                    .map(Step::own)
                    .filter(own -> own.compareTo(WORTH_A_LINE) < 0)
                    .reduce(Duration.ZERO, Duration::plus);
            out.println(new Step("all smaller steps", small).line());
            out.println(new Step("in all, until it was ready", sinceJavaBegan()).line());
        });
    }

    private static Duration sinceJavaBegan() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** The longest first. */
    static List<Step> steps(List<TimelineEvent> events) {
        Map<Long, Duration> within = new HashMap<>();
        for (var event : events) {
            Long around = event.getStartupStep().getParentId();
            if (around != null) {
                within.merge(around, event.getDuration(), Duration::plus);
            }
        }
        Map<String, Duration> byName = new HashMap<>();
        for (var event : events) {
            var step = event.getStartupStep();
            var own = event.getDuration().minus(within.getOrDefault(step.getId(), Duration.ZERO));
            byName.merge(name(step), own, Duration::plus);
        }
        return byName.entrySet().stream()
                .map(step -> new Step(step.getKey(), step.getValue()))
                .sorted(Comparator.comparing(Step::own).reversed())
                .toList();
    }

    private static String name(StartupStep step) {
        String bean = tag(step, "beanName");
        return bean == null ? step.getName() : bean;
    }

    private static @Nullable String tag(StartupStep step, String key) {
        return StreamSupport.stream(step.getTags().spliterator(), false)
                .filter(tag -> tag.getKey().equals(key))
                .map(StartupStep.Tag::getValue)
                .findFirst()
                .orElse(null);
    }
}
