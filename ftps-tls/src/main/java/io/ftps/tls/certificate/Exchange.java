/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * One file that takes the place of another, and can give it back.
 *
 * @param place where it belongs
 * @param draft where it is written first, hidden, so that whoever follows the folder passes over it
 * @param old a second name of what was in the place, while it may have to come back
 */
record Exchange(Path place, Path draft, Path old) {
    static Exchange in(Path place) {
        String hidden = "." + place.getFileName() + "." + UUID.randomUUID();
        return new Exchange(place, place.resolveSibling(hidden), place.resolveSibling(hidden + ".old"));
    }

    /** Carries out all of them, or none. The place of a file is never empty in between. */
    static void all(List<Exchange> exchanges) throws IOException {
        List<Exchange> begun = new ArrayList<>();
        try {
            for (Exchange exchange : exchanges) {
                exchange.keepOld();
                begun.add(exchange);
                Files.move(exchange.draft, exchange.place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException | RuntimeException e) {
            Collections.reverse(begun);
            for (Exchange exchange : begun) {
                exchange.takeBack();
            }
            throw e;
        }
    }

    private void keepOld() throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(place.toString(), null, "is a folder (expected: a file, or nothing)");
        }
        try {
            Files.createLink(old, place);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(place, old, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** What was in the place, or nothing, if the draft has gone there. */
    private void takeBack() throws IOException {
        if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
        } else if (!Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(place);
        }
    }

    void clean() throws IOException {
        Files.deleteIfExists(draft);
        Files.deleteIfExists(old);
    }
}
