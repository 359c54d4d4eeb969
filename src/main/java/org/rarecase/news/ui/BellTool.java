package org.rarecase.news.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.rarecase.news.News;
import org.rarecase.ui.FrameTool;

/** The bell, for those who work with cases. */
@org.springframework.stereotype.Component
class BellTool implements FrameTool {

    private final News news;
    private final NewsRows rows;
    private final Bells bells;
    private final CurrentAccount currentAccount;

    BellTool(News news, NewsRows rows, Bells bells, CurrentAccount currentAccount) {
        this.news = news;
        this.rows = rows;
        this.bells = bells;
        this.currentAccount = currentAccount;
    }

    @Override
    public Optional<Component> open() {
        return currentAccount
                .find()
                .filter(account -> !news.kinds().isEmpty())
                .map(account -> new NewsBell(account.userName(), news, rows, bells));
    }
}
