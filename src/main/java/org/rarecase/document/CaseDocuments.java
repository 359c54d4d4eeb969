package org.rarecase.document;

import static org.rarecase.shared.Messages.t;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.CaseErased;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FileKind;
import org.rarecase.form.FileLimits;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TextLimit;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the documents of the cases by their content. What was kept once is never changed or removed, so that the hash
 * in the trail always leads to it.
 */
@Service
public class CaseDocuments {

    private final DocumentRepository repository;
    private final Casebook casebook;
    private final CurrentAccount currentAccount;
    private final DocumentScanner scanner;
    private final Clock clock;

    CaseDocuments(
            DocumentRepository repository,
            Casebook casebook,
            CurrentAccount currentAccount,
            DocumentScanner scanner,
            Clock clock) {
        this.repository = repository;
        this.casebook = casebook;
        this.currentAccount = currentAccount;
        this.scanner = scanner;
        this.clock = clock;
    }

    /**
     * Keeps a document for an item that may be answered now, and gives the answer that stands for it. The answer is
     * stored by {@link Casebook#save}.
     */
    @Transactional
    public Answer.File keep(CaseId id, FormInstanceId instanceId, ItemPath path, String name, byte[] content) {
        VisibleCase found = casebook.open(id);
        FormInstance entry = found.entry(instanceId);
        Actor actor = currentAccount.as(entry.fillingRole()
                .orElseThrow(
                        () -> new CaseNotEditable(new CaseObstacle.FilledBySystem(), t("The file was not stored."))));
        CaseNotEditable.refuseIf(found.obstacle(instanceId), t("The file was not stored."));
        FileLimits limits = entry.form()
                .find(path)
                .filter(Item.File.class::isInstance)
                .map(item -> ((Item.File) item).limits())
                .orElseThrow();
        String shortName = bare(name);
        FileKind kind = check(limits, shortName, content);
        String sha256 = sha256(content);
        if (!repository.contains(id, sha256)) {
            DocumentScanner.Result scan = scanner.scan(content);
            if (scan == DocumentScanner.Result.INFECTED) {
                throw new FileRefused(t("“{0}” was found to be harmful. It was not stored.", shortName));
            }
            insert(new Document(id, instanceId, sha256, shortName, kind.mediaType(), content, scan), actor);
        }
        return new Answer.File(shortName, kind.mediaType(), content.length, sha256);
    }

    private static FileKind check(FileLimits limits, String name, byte[] content) {
        if (content.length > limits.maxBytes()) {
            throw new FileRefused(t(
                    "“{0}” is larger than {1} MB, which is the most here. It was not stored.",
                    name, limits.maxMegabytes()));
        }
        return limits.kindOf(content)
                .orElseThrow(() -> new FileRefused(t(
                        "“{0}” is none of {1}, whatever its name says. It was not stored.",
                        name,
                        limits.accept().stream().sorted().map(FileKind::name).collect(Collectors.joining(", ")))));
    }

    private void insert(Document document, Actor actor) {
        try {
            repository.insert(document, actor.userName(), clock.instant());
        } catch (DuplicateKeyException sameContent) {
            // Somebody else gave the same document at this moment: it is there.
        } catch (NonTransientDataAccessException tooLarge) {
            if (!DocumentRepository.isTooLarge(tooLarge)) {
                throw tooLarge;
            }
            throw new FileRefused(t(
                    "The database takes no file of this size: its max_allowed_packet is too small. “{0}” was not"
                            + " stored. Tell the administrator.",
                    document.name()));
        }
    }

    /**
     * The content of a document. It may be read by those who see a form that holds it, or that it was uploaded to, if it
     * was replaced since.
     */
    @Transactional(readOnly = true)
    public InputStream open(CaseId id, String sha256) {
        VisibleCase found = casebook.open(id);
        Collection<FormInstance> visible = found.entries();
        if (!found.caseSummary().consent().permitsUse() && !Casebook.readsRestricted(currentAccount.account())) {
            throw new CaseNotFound(t("Consent was withdrawn: the files of this case are not shown any more."));
        }
        boolean held = visible.stream()
                .flatMap(entry -> entry.answers().all().values().stream())
                .anyMatch(answer ->
                        answer instanceof Answer.File file && file.sha256().equals(sha256));
        return repository
                .uploadedTo(id, sha256)
                .filter(instanceId -> held || found.isShownWhole(instanceId))
                .map(instanceId -> new ByteArrayInputStream(scanned(repository.content(id, sha256))))
                .orElseThrow(() -> new CaseNotFound(
                        t("There is no such file in this case, or it is in a form that is not shown to you.")));
    }

    /** What was kept before there was a scanner is looked at before it is given out. */
    private byte[] scanned(DocumentRepository.Content kept) {
        if (kept.scan() == DocumentScanner.Result.NOT_SCANNED
                && scanner.scan(kept.bytes()) == DocumentScanner.Result.INFECTED) {
            throw new FileRefused(
                    t("This file was found to be harmful and is not given out. It stays in the case as it is;"
                            + " tell the administrator."));
        }
        return kept.bytes();
    }

    /** Whether files are checked for harmful content. */
    public boolean areScanned() {
        return scanner.isThere();
    }

    /** All that {@link #open} would give of a case that the account has open. */
    @Transactional(readOnly = true)
    public List<KeptFile> all(VisibleCase opened) {
        Set<String> held = opened.entries().stream()
                .flatMap(entry -> entry.answers().all().values().stream())
                .filter(Answer.File.class::isInstance)
                .map(answer -> ((Answer.File) answer).sha256())
                .collect(Collectors.toSet());
        return repository.all(opened.caseSummary().id()).stream()
                .filter(kept -> held.contains(kept.sha256()) || opened.isShownWhole(kept.uploadedTo()))
                .map(kept -> opened.ofReader() ? kept.withoutName() : kept)
                .toList();
    }

    /** The database lets go only what is of a case whose erasure is recorded. */
    @EventListener
    void on(CaseErased event) {
        repository.erase(event.caseId());
    }

    /** Without folders, and nothing that a browser or a screen could take for anything but a name. */
    private static String bare(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = TextLimit.FILE_NAME.accept(
                last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", ""),
                FileRefused::new,
                t("The file was not stored. Give it a shorter name."));
        return plain.isEmpty() ? "file" : plain;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
