package org.rarecase.shell;

import java.io.EOFException;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Tells when a browser went away in the middle of a request: nobody is left to be told, and nothing is to be mended. */
final class BrokenConnection {

    private BrokenConnection() {}

    /** Not a connection that broke elsewhere, such as to the database. */
    static boolean causes(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException
                    || cause instanceof AsyncRequestNotUsableException
                    || cause instanceof EOFException && isOfRequest((IOException) cause)) {
                return true;
            }
        }
        return false;
    }

    /** A body that ended before it was whole. */
    private static boolean isOfRequest(IOException ended) {
        StackTraceElement[] trace = ended.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.apache.coyote.");
    }
}
