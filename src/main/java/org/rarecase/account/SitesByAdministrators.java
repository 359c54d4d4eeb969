package org.rarecase.account;

import org.rarecase.shared.Actor;
import org.rarecase.study.SiteAdministrator;
import org.springframework.stereotype.Component;

@Component
class SitesByAdministrators implements SiteAdministrator {

    private final CurrentAccount current;

    SitesByAdministrators(CurrentAccount current) {
        this.current = current;
    }

    @Override
    public Actor actor() {
        return current.as(Role.ADMINISTRATOR);
    }
}
