/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ftps.server.TlsMode;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.file.Path;

/**
 * One client at one server.
 *
 * @param server where it goes
 * @param mode when TLS begins there
 */
record Visit(ServerFixture server, TlsMode mode) {
    /** Where the client reads and writes its own files. */
    Path mine() {
        return server.mine();
    }

    String port() {
        return String.valueOf(server.port(mode));
    }

    String certificate() {
        return server.certificate().toString();
    }

    /** A file's name as a URL writes it. */
    static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    /** A script beside this class. */
    static Path script(String name) {
        try {
            return Path.of(Visit.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
