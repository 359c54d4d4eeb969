package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.form.FileKind;
import org.rarecase.form.FileLimits;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Icons;

/** A document: a link to what is kept, and a way to give another one. */
final class FileField extends CustomField<Answer.@Nullable File> {

    private record Arrived(String name, byte[] content) {}

    private final ItemPath path;
    private final FileLimits limits;
    private final @Nullable EntryFiles files;
    private final Anchor link = new Anchor();
    private final Span size = new Span();
    private final Span unscanned = new Span(t("Not checked for harmful content: open it with care."));
    private final Upload upload = new Upload();
    private final Button choose = new Button(Icons.decorative(VaadinIcon.UPLOAD));
    private final Button remove;
    private final Span problem = new Span();
    private final AtomicReference<@Nullable Arrived> arrived = new AtomicReference<>();
    private Answer.@Nullable File shown;

    FileField(Item.File item, ItemPath path, @Nullable EntryFiles files) {
        super(null, true);
        this.path = path;
        this.limits = item.limits();
        this.files = files;
        link.addClassName("rc-file-name");
        size.addClassName("rc-file-size");
        unscanned.addClassName("rc-file-unscanned");
        remove = Icons.button(VaadinIcon.CLOSE_SMALL, t("Take this file out of the form"));
        remove.addClickListener(click -> give(null));
        problem.addClassName("rc-file-problem");
        problem.getElement().setAttribute("role", "alert");
        Span hint = new Span(FileText.permitted(limits) + " "
                + t("Before you upload it, remove names and birth dates from file, file name and image."));
        hint.addClassName("rc-file-hint");
        setUpUpload();
        Div kept = new Div(link, size, unscanned, remove);
        kept.addClassName("rc-file-kept");
        Div content = new Div(kept, upload, problem, hint);
        content.addClassName("rc-file");
        add(content);
        setPresentationValue(null);
    }

    private void setUpUpload() {
        upload.setMaxFiles(1);
        upload.setMaxFileSize(limits.maxBytes());
        upload.setAcceptedFileExtensions(limits.accept().stream()
                .sorted()
                .map(FileKind::endings)
                .flatMap(List::stream)
                .toArray(String[]::new));
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(t("or drop it here")));
        upload.setUploadHandler(new Receiver());
        upload.addFileRejectedListener(rejected ->
                say(t("This file cannot be taken. Possible is {0} Nothing was stored.", FileText.permitted(limits))));
        // The content arrives beside the page; this is the page's own word that it is there.
        upload.getElement().addEventListener("upload-success", done -> take());
        upload.getElement().addEventListener("upload-error", failed -> {
            upload.clearFileList();
            say(t("The upload was interrupted. Nothing was stored. Please try again."));
        });
    }

    private final class Receiver implements UploadHandler {

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            // One byte more than permitted tells that there are too many, whatever the browser said before.
            arrived.set(new Arrived(event.getFileName(), event.getInputStream().readNBytes(limits.maxBytes() + 1)));
        }

        @Override
        public long getFileSizeMax() {
            return limits.maxBytes();
        }
    }

    private void take() {
        upload.clearFileList();
        Arrived file = arrived.getAndSet(null);
        if (file != null) {
            receive(file.name(), file.content());
        }
    }

    void receive(String name, byte[] content) {
        if (files == null) {
            return;
        }
        try {
            give(files.keep(path, name, content));
        } catch (Refusal refusal) {
            say(String.valueOf(refusal.getMessage()));
        }
    }

    private void give(Answer.@Nullable File file) {
        say("");
        setModelValue(file, true);
        setPresentationValue(file);
    }

    private void say(String text) {
        problem.setText(text);
    }

    @Override
    protected Answer.@Nullable File generateModelValue() {
        return shown;
    }

    @Override
    protected void setPresentationValue(Answer.@Nullable File file) {
        shown = file;
        link.setVisible(file != null);
        size.setVisible(file != null);
        unscanned.setVisible(file != null && files != null && !files.areScanned());
        remove.setVisible(file != null && !isReadOnly());
        upload.setVisible(!isReadOnly() && files != null);
        choose.setText(file == null ? t("Choose a file") : t("Replace the file"));
        if (file != null) {
            link.setText(file.name());
            size.setText(FileText.size(file.bytes()));
            if (files == null) {
                link.removeHref();
            } else {
                link.setHref(download(file, files), AttachmentType.DOWNLOAD);
            }
        }
    }

    private static DownloadHandler download(Answer.File file, EntryFiles files) {
        return DownloadHandler.fromInputStream(event -> {
            try {
                return new DownloadResponse(files.open(file), file.name(), file.mediaType(), file.bytes());
            } catch (Refusal refusal) {
                return DownloadResponse.error(HttpStatusCode.NOT_FOUND, refusal.getMessage());
            }
        });
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        setPresentationValue(shown);
    }
}
