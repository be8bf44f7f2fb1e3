/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.util.List;

/** An absolute, normalised path as a client names it; it cannot climb above {@code /}. */
public final class FtpPath {
    public static final FtpPath ROOT = new FtpPath(List.of());
    private final List<String> names;

    private FtpPath(List<String> names) {
        this.names = names;
    }
    /** Absolute or relative text, resolved against this directory. */
    public FtpPath resolve(String text) {
        throw new UnsupportedOperationException();
    }

    public FtpPath parent() {
        throw new UnsupportedOperationException();
    }
    /** Last name, empty for the root. */
    public String name() {
        throw new UnsupportedOperationException();
    }

    public List<String> names() {
        return names;
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    @Override
    public String toString() {
        return "/" + String.join("/", names);
    }
}
