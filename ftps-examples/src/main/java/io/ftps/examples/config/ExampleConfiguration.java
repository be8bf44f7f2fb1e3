/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A configuration file with every key at its default and a comment for each. */
public final class ExampleConfiguration {
    private ExampleConfiguration() {}

    /** The text of the file. */
    public static String text() {
        try (InputStream in = ExampleConfiguration.class.getResourceAsStream("example.yaml")) {
            if (in == null) {
                throw new IllegalStateException("example.yaml is missing in this build; build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
