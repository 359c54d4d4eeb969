package org.rarecase.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/** All that this server does by itself: it begins when the server is ready, and ends before anything else does. */
@Component
public class BackgroundJobs {

    /** One for each job and a few more, so that no job waits for another. */
    private static final int THREADS = 10;

    private final ThreadPoolTaskScheduler scheduler;
    private final List<Runnable> untilReady = new ArrayList<>();
    private boolean ready;
    private volatile boolean stopped;

    @Autowired
    BackgroundJobs() {
        this(daemons());
    }

    BackgroundJobs(ThreadPoolTaskScheduler scheduler) {
        this.scheduler = scheduler;
    }

    private static ThreadPoolTaskScheduler daemons() {
        ThreadPoolTaskScheduler daemons = new ThreadPoolTaskScheduler();
        daemons.setPoolSize(THREADS);
        daemons.setThreadNamePrefix("background-");
        daemons.setDaemon(true);
        daemons.initialize();
        return daemons;
    }

    /** @param what it does, as a line of the log begins: "Sending mails" */
    public BackgroundJob job(String what) {
        return new BackgroundJob(what, this);
    }

    @EventListener
    synchronized void on(ApplicationReadyEvent event) {
        begin();
    }

    synchronized void begin() {
        ready = true;
        untilReady.forEach(Runnable::run);
        untilReady.clear();
    }

    @EventListener
    void on(ContextClosedEvent event) {
        stop();
    }

    void stop() {
        stopped = true;
        scheduler.shutdown();
    }

    boolean isStopped() {
        return stopped;
    }

    synchronized void after(Duration wait, Runnable work) {
        if (!ready) {
            untilReady.add(() -> after(wait, work));
        } else if (!stopped) {
            try {
                scheduler.schedule(work, scheduler.getClock().instant().plus(wait));
            } catch (TaskRejectedException stoppedMeanwhile) {
                stopped = true;
            }
        }
    }
}
