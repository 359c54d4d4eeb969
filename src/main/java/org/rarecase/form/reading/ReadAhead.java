package org.rarecase.form.reading;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.FormSource;

/**
 * Begins at once to read the forms, on a thread of its own: a start has the database to wait for before it asks for them.
 * Whoever asks again has them read again.
 */
final class ReadAhead implements FormSource {

    private record Read(Map<String, String> texts, FormLibrary library) {}

    private final FormSource source;
    private @Nullable FutureTask<Read> coming;
    private @Nullable Read read;

    ReadAhead(FormSource source) {
        this.source = source;
        FutureTask<Read> reading = new FutureTask<>(() -> {
            Map<String, String> texts = source.texts();
            return new Read(texts, source.read(texts));
        });
        coming = reading;
        Thread.ofPlatform().daemon().name("forms").start(reading);
    }

    @Override
    public synchronized Map<String, String> texts() {
        FutureTask<Read> reading = coming;
        coming = null;
        read = reading == null ? null : result(reading);
        return read == null ? source.texts() : read.texts();
    }

    private static Read result(FutureTask<Read> reading) {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized FormLibrary read(Map<String, String> texts) {
        Read known = read;
        read = null;
        return known != null && known.texts() == texts ? known.library() : source.read(texts);
    }

    @Override
    public FormLibrary readKept(Map<String, String> texts) {
        return source.readKept(texts);
    }
}
