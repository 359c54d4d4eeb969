package org.rarecase.casebook;

import org.rarecase.form.FormKey;
import org.rarecase.form.FormVersionUsage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which versions of forms are bound to cases; apart from the repository, which itself needs the forms. */
@Component
class CasebookFormUsage implements FormVersionUsage {

    private final JdbcClient client;

    CasebookFormUsage(JdbcClient client) {
        this.client = client;
    }

    @Override
    public int count(FormKey form, int version) {
        return client.sql("SELECT COUNT(*) FROM casebook_form_entry WHERE form = ? AND form_version = ?")
                .params(form.value(), version)
                .query(Integer.class)
                .single();
    }
}
