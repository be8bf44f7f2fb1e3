/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a fuzzer began with and what it found: the files of the folder {@code corpus/NAME_OF_THE_TEST} in the resources. */
public final class Corpus {
    private Corpus() {}

    /** One case for each file, named for it. */
    public static Stream<Path> of(Class<?> target) throws IOException {
        try (Stream<Path> files = Files.list(
                Path.of(target.getResource("/corpus/" + target.getSimpleName()).toURI()))) {
            return files.sorted().toList().stream();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
