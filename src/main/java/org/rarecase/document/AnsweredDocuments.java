package org.rarecase.document;

import static org.rarecase.shared.Messages.t;

import java.util.Collection;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.DocumentCheck;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.springframework.stereotype.Component;

@Component
class AnsweredDocuments implements DocumentCheck {

    private final DocumentRepository repository;

    AnsweredDocuments(DocumentRepository repository) {
        this.repository = repository;
    }

    @Override
    public void require(CaseId id, Collection<Change> changes) {
        changes.stream()
                .map(Change::after)
                .filter(Answer.File.class::isInstance)
                .map(answer -> ((Answer.File) answer).sha256())
                .distinct()
                .filter(sha256 -> !repository.contains(id, sha256))
                .findFirst()
                .ifPresent(missing -> {
                    throw new FileRefused(t("The file is not in this case. Please upload it again."));
                });
    }
}
