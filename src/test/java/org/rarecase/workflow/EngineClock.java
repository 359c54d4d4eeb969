package org.rarecase.workflow;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.rarecase.SettableClock;

/** The engine's time goes with it. */
class EngineClock extends SettableClock {

    @Override
    public void advance(Duration duration) {
        super.advance(duration);
        ClockUtil.setCurrentTime(Date.from(instant()));
    }

    @Override
    public void reset() {
        super.reset();
        ClockUtil.reset();
    }
}
