package org.rarecase.notification;

import java.time.ZoneId;

/** Whether news go out by mail too. Implemented by whoever sends the mails, and takes them from {@link MailableNotifications}. */
public interface Mailing {

    boolean isOn();

    /** In which the hour of a daily mail is meant unless its reader chose one. */
    ZoneId zone();
}
