package org.rarecase.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The styles, scripts and pictures that a browser may keep for good: their addresses begin with what they contain, so that
 * another version has other addresses. What one of them names relative to itself is found below the same beginning.
 */
public final class StaticFiles {

    private static final List<String> ALL = List.of("*.js", "*.svg", "aura/**", "images/**", "lib/**", "styles/**");

    /** Path of the folder in which they are served, without slashes: {@code files-} and 16 hexadecimal digits. */
    public static final String FOLDER = "files-" + fingerprint();

    /** As the browser wrote it: nothing in it may lead elsewhere. */
    private static final Pattern ADDRESS =
            Pattern.compile("/(?!.*\\.\\.)(?:VAADIN/build/[\\w.-]+-[\\w-]{8}\\.(?:js|css)|" + FOLDER + "/[\\w./-]+)");

    private StaticFiles() {}

    /** @param path as in the folder {@code frontend}, for example {@code entry-form.js} */
    public static String address(String path) {
        return "/" + FOLDER + "/" + path;
    }

    /** Their names, without folder, of all scripts that pages load. */
    public static List<String> scripts() {
        return Arrays.stream(found("*.js")).map(StaticFiles::name).toList();
    }

    /** Whether the path of an address leads to one of them, or to a file of the framework that has a hash in its name. */
    public static boolean isAddress(String path) {
        return ADDRESS.matcher(path).matches();
    }

    private static String fingerprint() {
        return fingerprint(
                ALL.stream().flatMap(pattern -> Arrays.stream(found(pattern))).toList());
    }

    static String fingerprint(List<Resource> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files) {
                if (file.isReadable()) {
                    digest(file, digest);
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Resource[] found(String pattern) {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:META-INF/resources/" + pattern);
            Arrays.sort(files, Comparator.comparing(StaticFiles::name));
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of a file in a jar what the jar says of it, since there are megabytes to read; of any other one what is in it. */
    private static void digest(Resource file, MessageDigest digest) throws IOException {
        digest.update(name(file).getBytes(StandardCharsets.UTF_8));
        URLConnection connection = file.getURL().openConnection();
        JarEntry packed = connection instanceof JarURLConnection jar ? jar.getJarEntry() : null;
        if (packed != null && packed.getCrc() >= 0) {
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(packed.getCrc())
                    .putLong(packed.getSize())
                    .flip());
        } else {
            try (InputStream content = new DigestInputStream(file.getInputStream(), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static String name(Resource file) {
        String name = file.getFilename();
        return name == null ? "" : name;
    }
}
