package org.rarecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;

class StartReportTests {

    @Test
    void eachStepIsListedOnceByItsBeanAndWithoutTheStepsWithinIt() {
        var startup = new BufferingApplicationStartup(10);
        var whole = startup.start("context.refresh");
        var bean = startup.start("spring.beans.instantiate").tag("beanName", "database");
        bean.end();
        var again = startup.start("spring.beans.instantiate").tag("beanName", "database");
        again.end();
        whole.end();
        var events = startup.getBufferedTimeline().getEvents();
        var inAll = events.stream()
                .filter(event -> event.getStartupStep().getName().equals("context.refresh"))
                .findFirst()
                .orElseThrow()
                .getDuration();

        var steps = StartReport.steps(events);

        assertThat(steps.stream().map(StartReport.Step::name).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("context.refresh", "database");
        assertThat(steps.stream().map(StartReport.Step::own).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(inAll);
    }
}
