package org.rarecase.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rarecase.notification.Notification;
import org.rarecase.notification.NotificationKind;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * What a mail says: kind, number of the case and a link, of each news. Nothing else, since mails are read where nobody
 * knows who looks on; also no form, whose name would give the tumour away, neither as a word nor in the link.
 */
final class MailText {

    private static final int MOST_LINES = 50;

    private record Line(NotificationKind kind, String caseNumber) {}

    private final MailSetup setup;
    private final Locale language;
    private final List<Notification> news;

    MailText(MailSetup setup, Locale language, List<Notification> news) {
        this.setup = setup;
        this.language = language;
        this.news = news;
    }

    String subject() {
        return in(Messages.texts("Rarecase: news ({0})", news.size()));
    }

    String body() {
        StringBuilder text = new StringBuilder();
        text.append(in(Messages.texts("There is news for you in Rarecase."))).append("\n\n");
        Map<Line, Integer> counts = new LinkedHashMap<>();
        Map<Line, Notification> first = new LinkedHashMap<>();
        for (Notification item : news) {
            Line line = new Line(item.kind(), item.caseNumber());
            counts.merge(line, 1, Integer::sum);
            first.putIfAbsent(line, item);
        }
        first.entrySet().stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append(line(line.getKey(), counts.getOrDefault(line.getKey(), 1)))
                        .append('\n')
                        .append(setup.url("news/go/" + line.getValue().id().value()))
                        .append("\n\n"));
        if (first.size() > MOST_LINES) {
            text.append(in(Messages.texts("There is more: {0}", setup.url("news"))))
                    .append("\n\n");
        }
        return text.append("-- \n")
                .append(in(Messages.texts("This mail holds no data of patients; the links show them after log-in.")))
                .append('\n')
                .append(in(Messages.texts("Choose what is mailed to you: {0}", setup.url("news/settings"))))
                .append('\n')
                .toString();
    }

    private String line(Line line, int count) {
        String kind = in(line.kind().text());
        return count == 1
                ? in(Messages.texts("{0}, case {1}", kind, line.caseNumber()))
                : in(Messages.texts("{0}, case {1} ({2} times)", kind, line.caseNumber(), count));
    }

    private String in(LocalizedText texts) {
        return texts.in(language);
    }
}
