/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import static io.ftps.client.RemoteFile.Kind.DIRECTORY;
import static io.ftps.client.RemoteFile.Kind.FILE;
import static io.ftps.client.RemoteFile.Kind.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of listings, as servers write them. */
class ListingLinesTest {
    private static final Instant TIME = Instant.parse("2026-11-22T12:39:14Z");

    private static RemoteFile entry(String name, RemoteFile.Kind kind, long size) {
        return new RemoteFile(name, kind, OptionalLong.of(size), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource
    void readsMlsd(String line, RemoteFile entry) {
        assertThat(ListingLines.machine(line)).contains(entry);
    }

    static Stream<Arguments> readsMlsd() {
        return Stream.of(
                arguments(
                        "type=file;size=5;modify=20261122123914; a b;c",
                        new RemoteFile("a b;c", FILE, OptionalLong.of(5), Optional.of(TIME))),
                arguments(
                        "Modify=20261122123914.123;Type=DIR;UNIX.mode=0755;  x",
                        new RemoteFile(" x", DIRECTORY, OptionalLong.empty(), Optional.of(TIME))),
                arguments("type=OS.unix=slink:/etc;size=3; link", entry("link", OTHER, 3)),
                arguments(
                        "type=file;size=-1; odd", new RemoteFile("odd", FILE, OptionalLong.empty(), Optional.empty())),
                arguments(" bare", new RemoteFile("bare", OTHER, OptionalLong.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "type=file;", "type=file; ", "type=cdir;size=1; .", "type=pdir; .."})
    void leavesOutOfMlsd(String line) {
        assertThat(ListingLines.machine(line)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void readsList(String line, RemoteFile entry) {
        assertThat(ListingLines.unix(line)).contains(entry);
    }

    static Stream<Arguments> readsList() {
        return Stream.of(
                arguments("-rw-r--r--    1 1000     1000      3000000 Nov 27 20:44 big", entry("big", FILE, 3_000_000)),
                arguments("-rw-r--r--   1 u  g   7 Jan  1  2025  led by a space", entry(" led by a space", FILE, 7)),
                arguments("drwxr-xr-x+  2 u  g  4096 Feb 29 09:05 d", entry("d", DIRECTORY, 4_096)),
                arguments("lrwxrwxrwx   1 u  g     4 Nov 27 20:44 l -> /etc", entry("l", OTHER, 4)),
                arguments("-rw-r--r--   1 u  g     4 Nov 27 20:44 a -> b", entry("a -> b", FILE, 4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total 12",
                "",
                "drwxr-xr-x 2 u g 4096 Nov 27 20:44 .",
                "drwxr-xr-x 2 u g 4096 Nov 27 20:44 ..",
                "11-27-26  08:44PM       <DIR>          dos"
            })
    void leavesOutOfList(String line) {
        assertThat(ListingLines.unix(line)).isEmpty();
    }
}
