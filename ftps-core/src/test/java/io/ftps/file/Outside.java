/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder beside the root of a view, and proof that nobody touched it. */
record Outside(Path directory, Map<Path, String> before) {
    static final String SECRET = "the secret of the host";

    /** Makes a folder with a secret, a folder in it and an empty folder. */
    static Outside make(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("dir"));
        Files.createDirectories(directory.resolve("empty"));
        for (String name : new String[] {"file", "secret.txt", "dir/file", "dir/inner.txt"}) {
            Files.writeString(directory.resolve(name), SECRET);
        }
        return new Outside(directory, snapshot(directory));
    }

    /** Everything below, with content and times, as text that says in a failure what differs. */
    Map<Path, String> now() throws IOException {
        return snapshot(directory);
    }

    private static Map<Path, String> snapshot(Path directory) throws IOException {
        Map<Path, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                found.put(path, describe(path));
            }
        }
        return found;
    }

    private static String describe(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String content = attributes.isRegularFile() ? Files.readString(path) : "(no file)";
        return content + ", modified " + attributes.lastModifiedTime();
    }
}
